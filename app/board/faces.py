"""The faces of the honey: the wall is open to all, the reports are at the desk."""

from typing import Any, Final

from flask import Blueprint

from app.board import desk, public

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = ()
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp,)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = (public.bp,)
CARDS: Final[tuple[Any, ...]] = ()
