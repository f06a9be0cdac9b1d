"""Orders by where they are from: how many were not settled on a day."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import func, or_, select

from app.clock import ONE_DAY, ZONE
from app.db import db
from app.orders.models import Order


def unsettled_on(building_ids: Sequence[int], day: date) -> dict[int, int]:
    """For each building the orders that were placed by the end of a day and not settled by then."""
    midnight = datetime.combine(day + ONE_DAY, time(), ZONE)
    open_then = (Order.placed_at < midnight) & or_(Order.settled_at.is_(None), Order.settled_at >= midnight)
    counted = select(Order.building_id, func.count()).where(Order.building_id.in_(building_ids), open_then)
    rows = db.session.execute(counted.group_by(Order.building_id))
    return {row[0]: row[1] for row in rows}
