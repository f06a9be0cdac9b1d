"""Every face of the certificates, as the house hangs them up: the kiosk, the desk, and what is open to all."""

from typing import Final

from flask import Blueprint

from app.certificates import cards, desk, kiosk, public

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = (kiosk.bp,)
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp,)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = (public.bp,)
CARDS: Final = (cards.papers_card,)
