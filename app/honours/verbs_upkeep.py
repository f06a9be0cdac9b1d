"""What the house forgets of those who nominated or objected, and of a family that wants to be forgotten."""

from datetime import datetime

from sqlalchemy import delete, select, update

from app import clock
from app.audit import record
from app.clock import at_home
from app.community.models import Level
from app.db import db
from app.honours import lifecycle
from app.honours.lifecycle import Deed
from app.honours.models import CommitteeNote, HonourRound, Nomination, Objection
from app.honours.verbs import NOTE, expect
from app.staff.models import Staff


def forget_phones(before: datetime) -> int:
    """Wipe phones of nominations settled, and objections answered, before this moment; how many.

    What nobody ever settles or answers does not wait for ever: it counts from the day the round closed.
    Source: 个人信息保护法 art. 19 (no longer than the purpose needs).
    """
    closed = select(HonourRound.id).where(HonourRound.closes_on < at_home(before).date())
    is_settled = (Nomination.settled_at < before) | Nomination.round_id.in_(closed)
    over = select(Nomination.id).where(is_settled)
    # An objection may come after the round has closed: its phone is kept as long as any.
    is_answered = (Objection.answered_at < before) | (Objection.nomination_id.in_(over) & (Objection.at < before))
    count = 0
    for table, done_with in ((Nomination, is_settled), (Objection, is_answered)):
        known = update(table).where(table.phone.isnot(None), done_with)
        wiped = db.session.execute(known.values(phone=None).execution_options(synchronize_session="fetch"))
        count += wiped.rowcount  # type: ignore[attr-defined]
    if count:
        record(None, "honour.phones_forgotten", note=str(count))
    return count


def erase(one: Nomination, by: Staff) -> None:
    """The family wants to be forgotten: name, words and home go, what was said of it goes; the figures stay."""
    expect(one, Deed.ERASE)
    now = clock.now()
    one.stage = lifecycle.after(Deed.ERASE, one.stage)
    one.settled_at, one.erased_at = one.settled_at or now, now
    one.family = one.words = one.told = ""
    one.phone = one.consented_at = one.consented_by_id = None
    one.area_id = _compound_of(one)
    _forget_what_was_said(one, now)
    record(by, "honour.erased", one)


def _forget_what_was_said(one: Nomination, now: datetime) -> None:
    """Of the committee's steps who took them and when remains; an objection nobody answered falls away with it."""
    of_it = CommitteeNote.nomination_id == one.id
    db.session.execute(delete(CommitteeNote).where(of_it, CommitteeNote.deed == NOTE))
    db.session.execute(update(CommitteeNote).where(of_it).values(words=""))
    for said in db.session.scalars(select(Objection).where(Objection.nomination_id == one.id)):
        said.words, said.answer, said.phone = "", "", None
        said.answered_at = said.answered_at or now


def _compound_of(one: Nomination) -> int:
    return (one.area.parent_id if one.area.level is Level.BUILDING else None) or one.area_id
