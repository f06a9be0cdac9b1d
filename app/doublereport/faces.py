"""The face of the double reports: at the desk alone."""

from typing import Any, Final

from flask import Blueprint

from app.doublereport import desk

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = ()
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp,)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = ()
CARDS: Final[tuple[Any, ...]] = ()
