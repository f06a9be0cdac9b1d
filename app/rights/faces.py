"""The face of the rights of the person: at the desk, for the office alone."""

from typing import Any, Final

from flask import Blueprint

from app.rights import desk

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = ()
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp,)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = ()
CARDS: Final[tuple[Any, ...]] = ()
