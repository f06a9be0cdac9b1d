"""Every face of reading aloud, as the house hangs them up."""

from typing import Any, Final

from flask import Blueprint

from app.aloud import desk, kiosk

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = (kiosk.bp,)
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp,)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = ()
CARDS: Final[tuple[Any, ...]] = ()
