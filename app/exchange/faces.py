"""Every face of the exchange, as the house hangs them up: the desk."""

from typing import Any, Final

from flask import Blueprint

from app.exchange import desk, desk_hours, desk_intake

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = ()
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp, desk_hours.bp, desk_intake.bp)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = ()
CARDS: Final[tuple[Any, ...]] = ()
