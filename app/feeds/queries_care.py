"""A volunteer's visits, as their calendar follows them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.care.models import CarePlan, CareVisit
from app.community.models import Area
from app.db import db
from app.feeds.models import CareFeed
from app.tokens import digest


def feed_of(volunteer_id: int) -> CareFeed | None:
    return db.session.get(CareFeed, volunteer_id)


def followed(token: str) -> CareFeed | None:
    """Whose visits a secret address leads to, as long as they are one of us."""
    found = select(CareFeed).where(CareFeed.token_hash == digest(token)).options(joinedload(CareFeed.volunteer))
    feed = db.session.scalar(found)
    return feed if feed and feed.volunteer.is_active else None


def visits(volunteer_id: int, first: date, last: date) -> Sequence[CareVisit]:
    """All that were or are theirs to make, from a day to another, those left out too."""
    found = select(CareVisit).where(CareVisit.volunteer_id == volunteer_id, CareVisit.day.between(first, last))
    compound = joinedload(CareVisit.plan).joinedload(CarePlan.building).joinedload(Area.parent)
    return db.session.scalars(found.options(compound).order_by(CareVisit.day, CareVisit.id)).all()
