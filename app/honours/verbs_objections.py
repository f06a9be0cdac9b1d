"""What is said against a family in public notice, and what it was answered. Lock the nomination first."""

from app import clock
from app.audit import record
from app.db import Base, db
from app.honours.lifecycle import Deed
from app.honours.models import Doubt, Nomination, Objection
from app.honours.verbs import expect
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _


def object_to(one: Nomination, by: Base, doubt: Doubt, words: str = "", phone: str = "") -> Objection:
    """Write an objection down, from a kiosk or at the desk; it holds up the honour until it is answered."""
    expect(one, Deed.OBJECT)
    said = Objection(nomination_id=one.id, doubt=doubt, words=words, phone=phone or None, at=clock.now())
    said.by_id = by.id if isinstance(by, Staff) else None
    db.session.add(said)
    db.session.flush()
    record(by, "honour.objected", one)
    return said


def answer(said: Objection, by: Staff, words: str, *, is_upheld: bool) -> None:
    """Answer it, once, and say what came of it."""
    if said.answered_at is not None:
        raise Refused(_("这一条已经答复过了"))
    said.answered_at, said.answered_by_id = clock.now(), by.id
    said.is_upheld, said.answer = is_upheld, words
    record(by, "honour.answered", said)


def unmask(said: Objection, by: Staff) -> None:
    """Someone looks at an objector's whole number: a deliberate act, written down."""
    if not said.phone:
        raise Refused(_("没有留电话，或者已经到期删除"))
    record(by, "honour.unmasked", said)
