"""Orders by where they are from: how many were not settled on a day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import func, select

from app.clock import ONE_DAY, ZONE
from app.db import db, without_index
from app.orders.models import Order


def unsettled_on(building_ids: Sequence[int], day: date) -> dict[int, int]:
    """For each building the orders that were placed by the end of a day and not settled by then.

    Two looks, each along an index of its own, so that orders settled long ago are not passed by.
    """
    midnight = datetime.combine(day + ONE_DAY, time(), ZONE)
    # Or all orders would be walked through, building by building, to spare a sort.
    building = without_index(Order.building_id)
    found: Counter[int] = Counter()
    for still_open in (Order.settled_at.is_(None), Order.settled_at >= midnight):
        counted = select(building, func.count()).where(still_open, Order.placed_at < midnight)
        found.update({row[0]: row[1] for row in db.session.execute(counted.group_by(building))})
    return {id: found[id] for id in building_ids if found[id]}
