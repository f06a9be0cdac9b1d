"""What a volunteer has given and been given: hours, trainings, awards, evaluations."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.db import db
from app.volunteers.models_growth import Award, Evaluation, Training
from app.volunteers.models_ledger import ServiceDay, Stint

PAGE = 50
_KEPT: tuple[type[Stint | Training | Award | Evaluation], ...] = (Stint, Training, Award, Evaluation)


def hours_of(volunteer_id: int) -> tuple[int, int]:
    """Minutes that count, and minutes that still wait for the desk."""
    sums = func.coalesce(func.sum(ServiceDay.counted), 0), func.coalesce(func.sum(ServiceDay.minutes), 0)
    counted, given = db.session.execute(select(*sums).where(ServiceDay.volunteer_id == volunteer_id)).one()
    return int(counted), int(given) - int(counted)


def trainings(volunteer_id: int) -> Sequence[Training]:
    """Trainings, the latest first."""
    taken = select(Training).where(Training.volunteer_id == volunteer_id)
    return db.session.scalars(taken.order_by(Training.day.desc(), Training.id.desc()).limit(PAGE)).all()


def awards(volunteer_id: int) -> Sequence[Award]:
    """Awards, the latest first."""
    won = select(Award).where(Award.volunteer_id == volunteer_id)
    return db.session.scalars(won.order_by(Award.day.desc(), Award.id.desc()).limit(PAGE)).all()


def evaluations(volunteer_id: int) -> Sequence[Evaluation]:
    """What was said of them, the latest first."""
    said = select(Evaluation).where(Evaluation.volunteer_id == volunteer_id)
    return db.session.scalars(said.order_by(Evaluation.day.desc(), Evaluation.id.desc()).limit(PAGE)).all()


def has_record(volunteer_id: int) -> bool:
    """Whether they ever served, learned or were honoured: what 民政部令第67号 asks to be kept under their name."""
    kept = (select(table.id).where(table.volunteer_id == volunteer_id).limit(1) for table in _KEPT)
    return any(db.session.scalar(each) is not None for each in kept)


def training_for_update(id: int) -> Training | None:
    return db.session.scalar(select(Training).where(Training.id == id).with_for_update())


def award_for_update(id: int) -> Award | None:
    return db.session.scalar(select(Award).where(Award.id == id).with_for_update())


def evaluation_for_update(id: int) -> Evaluation | None:
    return db.session.scalar(select(Evaluation).where(Evaluation.id == id).with_for_update())
