"""What is held about who is cared for."""

from typing import Final

from sqlalchemy import update

from app import clock
from app.care.models import CarePause, CarePlan, CareVisit
from app.db import Base, db
from app.holdings import Holding
from app.words import _, _l


def _kept(plan: CarePlan) -> str:
    return _("照护还在进行，请先结束") if plan.is_running else ""


def _forget(plan: CarePlan, _by: Base) -> None:
    plan.forgotten_at = clock.now()
    db.session.execute(update(CarePause).where(CarePause.plan_id == plan.id).values(reason=""))
    db.session.execute(update(CareVisit).where(CareVisit.plan_id == plan.id).values(note=""))


HELD: Final = (
    Holding(
        CarePlan,
        _l("长期照护"),
        when="consented_at",
        names=("contact",),
        phones=("phone",),
        wiped={"contact": "", "phone": None, "note": None, "unit": "", "room": "", "end_reason": ""},
        words_in=("note", "end_reason"),
        kept_for=_kept,
        also=_forget,
        page="care.one",
        tells=lambda plan: (plan.item.name, plan.building.name, f"{plan.unit} {plan.room}".strip()),
    ),
)
