"""What is read of rounds and nominations, at the desk and in public."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import aliased, joinedload

from app.community.models import Area, Level
from app.db import db
from app.honours.lifecycle import Stage, Standing
from app.honours.models import CommitteeNote, HonourRound, Merit, Nomination, Objection

PAGE = 100


class Seen(NamedTuple):
    """A family as everybody may read of it: only with its consent, and the compound, never the building."""

    id: int
    family: str
    compound: str
    merit: Merit
    told: str
    stage: Stage
    notice_until: date | None
    round_name: str
    year: int


class NominationRow(NamedTuple):
    """A nomination in the desk's list."""

    id: int
    family: str
    area_name: str
    merit: Merit
    stage: Stage
    is_told: bool
    consented_at: datetime | None
    notice_until: date | None
    nominated_at: datetime
    waiting: int


def rounds() -> Sequence[HonourRound]:
    """The latest first."""
    return db.session.scalars(select(HonourRound).order_by(HonourRound.opens_on.desc()).limit(PAGE)).all()


def counts() -> dict[int, dict[Stage, int]]:
    """How many nominations of each round stand at each stage."""
    found: dict[int, dict[Stage, int]] = {}
    counted = select(Nomination.round_id, Nomination.stage, func.count()).group_by(
        Nomination.round_id, Nomination.stage
    )
    for round_id, stage, number in db.session.execute(counted):
        found.setdefault(round_id, {})[stage] = number
    return found


def round_numbered(id: int) -> HonourRound | None:
    return db.session.get(HonourRound, id)


def round_for_update(id: int) -> HonourRound | None:
    locked = select(HonourRound).where(HonourRound.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def open_round(today: date) -> HonourRound | None:
    """The round in which a family can be nominated today; of several the one that closes first."""
    is_open = (HonourRound.opens_on <= today) & (HonourRound.closes_on >= today)
    return db.session.scalar(
        select(HonourRound).where(is_open).order_by(HonourRound.closes_on, HonourRound.id).limit(1)
    )


def nominations(round_id: int) -> list[NominationRow]:
    """All of a round, in the order they came; nobody is ranked."""
    waiting = select(func.count()).where(Objection.nomination_id == Nomination.id, Objection.answered_at.is_(None))
    estate = aliased(Area)
    # A building is known by its estate's name: every estate has a 2栋.
    where = case((Area.level == Level.BUILDING, func.coalesce(estate.name, "").concat(Area.name)), else_=Area.name)
    columns = (Nomination.id, Nomination.family, where, Nomination.merit, Nomination.stage, Nomination.is_told)
    rows = (
        select(*columns, Nomination.consented_at, Nomination.notice_until, Nomination.nominated_at)
        .add_columns(waiting.correlate(Nomination).scalar_subquery())
        .join(Area, Area.id == Nomination.area_id)
        .outerjoin(estate, estate.id == Area.parent_id)
        .where(Nomination.round_id == round_id)
        .order_by(Nomination.id)
        .limit(500)
    )
    return [NominationRow(*row) for row in db.session.execute(rows)]


def nomination(id: int) -> Nomination | None:
    with_all = joinedload(Nomination.round), joinedload(Nomination.area).joinedload(Area.parent)
    known = select(Nomination).where(Nomination.id == id).options(*with_all, joinedload(Nomination.consented_by))
    return db.session.scalar(known)


def nomination_for_update(id: int) -> Nomination | None:
    """A nomination, locked: two deeds come one after the other, and an objection never slips in beside an award."""
    locked = select(Nomination).where(Nomination.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def standing(one: Nomination) -> Standing:
    """Where it stands, with its objections counted."""
    open_ones, upheld = (
        func.count(case((Objection.answered_at.is_(None), 1))),
        func.count(case((Objection.is_upheld.is_(True), 1))),
    )
    waiting, held = db.session.execute(select(open_ones, upheld).where(Objection.nomination_id == one.id)).one()
    is_erased = one.erased_at is not None
    return Standing(one.stage, one.has_consent, one.notice_until, waiting, held, is_erased)


def notes(nomination_id: int) -> Sequence[CommitteeNote]:
    """What was said and done, in order."""
    said = select(CommitteeNote).where(CommitteeNote.nomination_id == nomination_id).order_by(CommitteeNote.id)
    return db.session.scalars(said.options(joinedload(CommitteeNote.by)).limit(500)).all()


def objections(nomination_id: int) -> Sequence[Objection]:
    said = select(Objection).where(Objection.nomination_id == nomination_id).order_by(Objection.id)
    return db.session.scalars(said.limit(500)).all()


def objection_for_update(id: int) -> Objection | None:
    """An objection, its nomination locked first, as by everybody who changes how it stands."""
    nomination_id = db.session.scalar(select(Objection.nomination_id).where(Objection.id == id))
    if nomination_id is None or nomination_for_update(nomination_id) is None:
        return None
    locked = select(Objection).where(Objection.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def unanswered() -> list[tuple[int, str, datetime]]:
    """Objections nobody has answered: nomination, family, when; the oldest first."""
    open_ones = (
        select(Nomination.id, Nomination.family, Objection.at)
        .join(Nomination, Nomination.id == Objection.nomination_id)
        .where(Objection.answered_at.is_(None))
        .order_by(Objection.id)
        .limit(20)
    )
    return [(id, family, at) for id, family, at in db.session.execute(open_ones)]


def ripe(today: date) -> list[tuple[int, str]]:
    """Families whose notice has run its time and who wait for the last word."""
    over = (Nomination.stage == Stage.NOTICED) & (Nomination.notice_until < today)
    rows = db.session.execute(select(Nomination.id, Nomination.family).where(over).order_by(Nomination.id).limit(20))
    return [(id, family) for id, family in rows]


def shown(skip: int = 0, size: int = PAGE) -> list[Seen]:
    """Families in public notice, then those honoured, the latest round first."""
    is_noticed = case((Nomination.stage == Stage.NOTICED, 0), else_=1)
    rows = _seen().order_by(is_noticed, HonourRound.opens_on.desc(), Nomination.id)
    return [Seen(*row) for row in db.session.execute(rows.offset(skip).limit(size))]


def seen(id: int) -> Seen | None:
    """One of them; a family without consent, or not that far, is not there."""
    row = db.session.execute(_seen().where(Nomination.id == id)).first()
    return Seen(*row) if row else None


def _seen() -> Any:
    compound, parent = aliased(Area), aliased(Area)
    name = case((compound.level == Level.BUILDING, parent.name), else_=compound.name)
    columns = (Nomination.id, Nomination.family, name, Nomination.merit, Nomination.told, Nomination.stage)
    return (
        select(*columns, Nomination.notice_until, HonourRound.name, HonourRound.year)
        .join(HonourRound, HonourRound.id == Nomination.round_id)
        .join(compound, compound.id == Nomination.area_id)
        .outerjoin(parent, parent.id == compound.parent_id)
        .where(Nomination.consented_at.isnot(None), Nomination.stage.in_((Stage.NOTICED, Stage.AWARDED)))
    )
