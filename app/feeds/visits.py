"""A visit as a calendar tells it: which day, which half of it, which compound. Never who, where they live, or why."""

from datetime import timedelta
from typing import Final

from app.care.models import CareVisit, Stage
from app.clock import ONE_DAY
from app.ical import Entry
from app.orders.screens import HALVES
from app.words import _

BACK: Final = timedelta(days=30)
AHEAD: Final = timedelta(days=60)
"""How far a calendar sees."""


def entry(visit: CareVisit) -> Entry:
    """All that a calendar learns of it."""
    plan = visit.plan
    compound = plan.building.parent
    return Entry(
        uid=f"care-visit-{visit.id}@warm-bee",
        sequence=visit.sequence,
        is_cancelled=visit.stage is Stage.SKIPPED,
        name=_("暖蜂上门（%(half)s）", half=HALVES[plan.half]),
        about=_("去哪一家、带什么，请在驿站自助机「照护」里看"),
        place=compound.name if compound else "",
        kind=_("照护"),
        url="",
        starts_at=visit.day,
        ends_at=visit.day + ONE_DAY,
        changed_at=visit.changed_at or plan.consented_at,
    )
