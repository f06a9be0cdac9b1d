"""Every face of the survey, as the house hangs them up: the desk, on a laptop and on a phone."""

from typing import Any, Final

from flask import Blueprint

from app.survey import desk, desk_round

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = ()
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp, desk_round.bp)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = ()
CARDS: Final[tuple[Any, ...]] = ()
