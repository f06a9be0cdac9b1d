"""How much one kiosk may write down in an hour; whoever comes after that is asked to ring the bell."""

from datetime import timedelta

from flask import Response

from app import locks
from app.kiosk import door
from app.pages import show

HOUR = timedelta(hours=1)


def too_many(what: str, at_most: int) -> Response | None:
    """Count one more of `what` at this kiosk; beyond `at_most` an hour, the page that says it is not kept."""
    is_calm = locks.knock(f"{what}@{door.here().device_id}", at_most=at_most, window=HOUR)
    return None if is_calm else show("kiosk/too_many.html", 429)
