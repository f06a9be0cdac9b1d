"""The faces of the feeds: open to other programs and calendars, at the kiosk, and the keys at the desk."""

from typing import Any, Final

from flask import Blueprint

from app.feeds import desk, kiosk_care, open311, open311_in, public_care
from app.volunteers.kiosk_offers import Way
from app.words import _l

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = (kiosk_care.bp,)
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp,)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = (open311.bp, open311_in.bp, public_care.bp)
WITHOUT_FORM: Final[tuple[Blueprint, ...]] = (open311_in.bp,)
"""Programs have no page to take a form's token from; their key says who they are."""
FROM_OWN_VISITS: Final = Way("own_calendar.ask", "calendar-days", _l("放进手机日历"))
CARDS: Final[tuple[Any, ...]] = ()
