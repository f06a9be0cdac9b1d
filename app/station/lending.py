"""When a lent thing should be back: a friendly hour on an open day."""

from datetime import datetime

from app import clock
from app.community import hours, queries
from app.config import rules
from app.kiosk.queries import Here


def due(here: Here) -> datetime:
    """When a thing lent now at this place should be back, by the hours the place keeps then."""
    others = queries.other_days([here.place_id], clock.today())[here.place_id]
    return hours.friendly_due(clock.now(), hours.week(here.week), others, rules().loan_days)
