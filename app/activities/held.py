"""What is held about who signed up: how many they were stays, who they were goes."""

from typing import Final

from sqlalchemy import delete

from app import clock
from app.activities.models_seats import Child, Signup
from app.db import Base, db
from app.holdings import Holding
from app.words import _, _l


def _kept(signup: Signup) -> str:
    is_to_come = signup.is_live and signup.activity.ends_at > clock.now()
    return _("报名的活动还没结束，请先取消报名") if is_to_come else ""


def _forget(signup: Signup, _by: Base) -> None:
    db.session.execute(delete(Child).where(Child.signup_id == signup.id))


HELD: Final = (
    Holding(
        Signup,
        _l("活动报名"),
        when="asked_at",
        names=("name",),
        phones=("phone",),
        wiped=dict.fromkeys(("phone", "phone_tail", "ticket", "ticket_hash", "code"))
        | {"name": "", "cancel_reason": ""},
        words_in=("cancel_reason",),
        kept_for=_kept,
        also=_forget,
        page="guests.one",
        tells=lambda signup: (signup.activity.name, str(signup.party)),
    ),
)
