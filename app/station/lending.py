"""When a lent thing should be back: a friendly hour on an open day."""

from datetime import datetime, timedelta

from app import clock
from app.kiosk.queries import Here


def due(here: Here) -> datetime:
    return clock.now() + timedelta(days=3)
