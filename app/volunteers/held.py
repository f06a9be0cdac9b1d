"""What is held about volunteers, and how one of them is forgotten: the hours stay, nobody's any more."""

from typing import Final

from sqlalchemy import delete, update

from app.db import Base, db
from app.holdings import GONE, Holding
from app.names import sort_key
from app.volunteers import verbs_door, verbs_person
from app.volunteers.models import Volunteer, VolunteerCategory, VolunteerKey, VolunteerSkill
from app.volunteers.models_growth import Evaluation
from app.volunteers.models_ledger import CorrectionRequest, Stint
from app.words import _, _l


def _kept(volunteer: Volunteer) -> str:
    return _("还是志愿者，请先在名册里办退出") if volunteer.is_here else ""


def _forget(volunteer: Volunteer, _by: Base) -> None:
    """Papers, keys, card and codes go, and what colleagues wrote of them."""
    volunteer.sort = sort_key(GONE)
    verbs_person.wipe_papers(volunteer)
    verbs_door.revoke_card(volunteer)
    for table in (VolunteerKey, VolunteerSkill, VolunteerCategory):
        db.session.execute(delete(table).where(table.__table__.c.volunteer_id == volunteer.id))
    db.session.execute(update(Evaluation).where(Evaluation.volunteer_id == volunteer.id).values(words=""))
    asked = CorrectionRequest.stint_id.in_(db.select(Stint.id).where(Stint.volunteer_id == volunteer.id))
    db.session.execute(update(CorrectionRequest).where(asked).values(answer=""))


_CODES: Final = dict.fromkeys(("phone", "phone_tail", "pin_hash", "pin_set_at", "spare_hash", "spare_until"))

HELD: Final = (
    Holding(
        Volunteer,
        _l("志愿者"),
        when="applied_at",
        names=("name", "guardian"),
        phones=("phone", "guardian_phone"),
        wiped=_CODES | {"name": GONE, "decision": "", "may_show": False},
        words_in=("decision",),
        kept_for=_kept,
        also=_forget,
        page="volunteers.one",
        tells=lambda one: filter(None, (one.unit and one.unit.name, one.home and one.home.name, one.national_number)),
    ),
)
