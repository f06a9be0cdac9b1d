"""Every face of mediation, as the house hangs them up: at the desk alone."""

from typing import Any, Final

from flask import Blueprint

from app.mediation import cards, desk, desk_one

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = ()
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp, desk_one.bp)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = ()
CARDS: Final[tuple[Any, ...]] = (cards.cases_card,)
