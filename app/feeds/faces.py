"""The faces of the feeds: open to other programs, and the keys at the desk."""

from typing import Any, Final

from flask import Blueprint

from app.feeds import desk, open311, open311_in

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = ()
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp,)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = (open311.bp, open311_in.bp)
WITHOUT_FORM: Final[tuple[Blueprint, ...]] = (open311_in.bp,)
"""Programs have no page to take a form's token from; their key says who they are."""
CARDS: Final[tuple[Any, ...]] = ()
