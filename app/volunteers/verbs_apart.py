"""Two entries that look like one person, and are two."""

from app import clock
from app.audit import record
from app.db import db
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers import queries_merge
from app.volunteers.models import Apart, Volunteer
from app.words import _


def keep_apart(one: Volunteer, other: Volunteer, by: Staff) -> None:
    """They look like one person and are two, as a family under one phone: nobody is asked again. Said twice, kept once.

    Both are locked by whoever found them.
    """
    if one.id_print is not None and one.id_print == other.id_print:
        raise Refused(_("证件号码相同，就是同一个人"))
    if queries_merge.are_apart(one.id, other.id):
        return
    low, high = sorted((one.id, other.id))
    db.session.add(Apart(low_id=low, high_id=high, at=clock.now(), by_id=by.id))
    record(by, "volunteer.kept_apart", one, note=f"{low} ≠ {high}")
