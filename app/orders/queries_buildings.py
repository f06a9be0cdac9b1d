"""Orders by where they are from: how many were not settled on a day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import func, select

from app.clock import ONE_DAY, ZONE
from app.db import db
from app.orders.models import Order


def unsettled_on(building_ids: Sequence[int], day: date) -> dict[int, int]:
    """For each building the orders that were placed by the end of a day and not settled by then.

    Two looks, each along an index of its own, so that orders settled long ago are not passed by.
    """
    midnight = datetime.combine(day + ONE_DAY, time(), ZONE)
    # Nothing is added: it keeps SQLite from walking through all orders, building by building, to spare itself a sort.
    building = Order.building_id + 0
    found: Counter[int] = Counter()
    for still_open in (Order.settled_at.is_(None), Order.settled_at >= midnight):
        counted = select(building, func.count()).where(still_open, Order.placed_at < midnight)
        found.update({row[0]: row[1] for row in db.session.execute(counted.group_by(building))})
    return {id: found[id] for id in building_ids if found[id]}
