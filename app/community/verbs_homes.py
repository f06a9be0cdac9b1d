"""The doors of a building are written down."""

from collections.abc import Iterable

from sqlalchemy import func, select

from app.audit import record
from app.community.models import Area, Level
from app.community.models_homes import Household
from app.db import Base, db, upsert
from app.refusal import Refused
from app.words import _


def add_doors(by: Base, building: Area, doors: Iterable[tuple[str, str]]) -> int:
    """Those that are not there yet, after those that are; how many are new."""
    if building.level is not Level.BUILDING:
        raise Refused(_("请选到楼栋"))
    last = db.session.scalar(select(func.max(Household.position)).where(Household.building_id == building.id)) or 0
    rows = [
        {"building_id": building.id, "unit": unit, "room": room, "position": last + place}
        for place, (unit, room) in enumerate(doors, start=1)
    ]
    added = upsert(Household).on_conflict_do_nothing().returning(Household.id)
    count = len(db.session.execute(added, rows).all())
    record(by, "home.doors_added", building, str(count))
    return count
