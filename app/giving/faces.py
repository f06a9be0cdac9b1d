"""Every face of giving, as the house hangs them up: the kiosk, the desk, and what is open to all."""

from typing import Any, Final

from flask import Blueprint

from app.giving import desk, desk_gifts, kiosk, public

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = (kiosk.bp,)
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp, desk_gifts.bp)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = (public.bp,)
CARDS: Final[tuple[Any, ...]] = ()
