"""What a volunteer may take, and what they have taken: nobody's name, phone, door or wish among it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.community.models import Area
from app.db import db
from app.orders.lifecycle import Stage
from app.orders.models import Half, Order, Target
from app.orders.models_hands import Errand, Invitation
from app.orders.models_lists import ServiceItem
from app.orders.promises import Urgency
from app.volunteers.models_growth import TeamMember


class Job(NamedTuple):
    """An order as a volunteer sees it before taking it."""

    id: int
    name: str
    brief: str
    compound: str
    building: str
    wanted_on: date | None
    half: Half
    urgency: Urgency
    due_at: datetime | None
    is_for_me: bool

    @property
    def task(self) -> str:
        return self.brief or self.name


def open_jobs(volunteer_id: int, skip: int, most: int) -> list[Job]:
    """What they may take: offered to them by name first, then what is due first."""
    mine = _offered_to(volunteer_id)
    jobs = _jobs(mine).where(Order.stage == Stage.DISPATCHED, _is_open_to(volunteer_id))
    first = (case((mine, 0), else_=1), Order.due_at.is_(None), Order.due_at, Order.id)
    return [Job(*row) for row in db.session.execute(jobs.order_by(*first).offset(skip).limit(most))]


def taken_jobs(volunteer_id: int) -> list[Job]:
    """What they have in hand, what is due first."""
    jobs = _jobs(_offered_to(volunteer_id)).where(Order.stage == Stage.TAKEN, Order.taker_id == volunteer_id)
    return [Job(*row) for row in db.session.execute(jobs.order_by(Order.due_at.is_(None), Order.due_at, Order.id))]


def gone_for(volunteer_id: int, day: date) -> set[int]:
    """Orders they went for on a day already: their duty stands among the others."""
    gone = select(Errand.order_id).where(Errand.volunteer_id == volunteer_id, Errand.day == day)
    return set(db.session.scalars(gone))


def offers(volunteer_id: int) -> Sequence[Invitation]:
    """What was offered to them by name and is still open."""
    sent = select(Invitation).join(Order, Order.id == Invitation.order_id)
    sent = sent.where(Invitation.volunteer_id == volunteer_id, Order.stage == Stage.DISPATCHED)
    good = sent.where(Invitation.declined_at.is_(None), Invitation.withdrawn_at.is_(None))
    return db.session.scalars(good.options(joinedload(Invitation.order)).limit(50)).all()


def _jobs(is_for_me: ColumnElement[bool]) -> Select[Any]:
    house, compound = aliased(Area), aliased(Area)
    columns: tuple[Any, ...] = (Order.id, ServiceItem.name, ServiceItem.brief, compound.name, house.name)
    return (
        select(*columns, Order.wanted_on, Order.half, Order.urgency, Order.due_at, is_for_me)
        .join(ServiceItem, ServiceItem.id == Order.item_id)
        .join(house, house.id == Order.building_id)
        .join(compound, compound.id == house.parent_id)
    )


def _offered_to(volunteer_id: int) -> ColumnElement[bool]:
    sent = select(Invitation.id).where(Invitation.order_id == Order.id, Invitation.volunteer_id == volunteer_id)
    is_good = sent.where(Invitation.declined_at.is_(None), Invitation.withdrawn_at.is_(None)).exists()
    return and_(Order.target == Target.PEOPLE, is_good)


def _is_open_to(volunteer_id: int) -> ColumnElement[bool]:
    inside = exists().where(
        TeamMember.team_id == Order.team_id, TeamMember.volunteer_id == volunteer_id, TeamMember.until.is_(None)
    )
    return or_(Order.target == Target.BOARD, and_(Order.target == Target.TEAM, inside), _offered_to(volunteer_id))
