"""Care by where it is brought: how many plans were running on a day."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import func, or_, select

from app.care.models import CarePlan
from app.clock import ONE_DAY, ZONE
from app.db import db


def running_on(building_ids: Sequence[int], day: date) -> dict[int, int]:
    """For each building the plans that had begun on a day, and had neither run out nor been ended."""
    midnight = datetime.combine(day + ONE_DAY, time(), ZONE)
    is_on = (CarePlan.since <= day) & or_(CarePlan.until.is_(None), CarePlan.until >= day)
    is_on &= or_(CarePlan.ended_at.is_(None), CarePlan.ended_at >= midnight)
    counted = select(CarePlan.building_id, func.count()).where(CarePlan.building_id.in_(building_ids), is_on)
    rows = db.session.execute(counted.group_by(CarePlan.building_id))
    return {row[0]: row[1] for row in rows}
