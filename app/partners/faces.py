"""Every face of the partners, as the house hangs them up: at the desk alone."""

from typing import Any, Final

from flask import Blueprint

from app.partners import cards, desk, desk_agreements

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = ()
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp, desk_agreements.bp)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = ()
CARDS: Final[tuple[Any, ...]] = (cards.ending_card,)
