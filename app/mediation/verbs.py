"""Everything that can be done to a case; each step leaves a line in its history and one in the house book."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import delete, select, update

from app import clock
from app.audit import record
from app.community.models import Area, Level
from app.config import rules
from app.db import db
from app.mediation import lifecycle, queries
from app.mediation.lifecycle import LASTING, Deed, Outcome
from app.mediation.models import Case, CaseEvent, CaseMediator, CaseParty, FollowUp, Hearing, Kind, Side
from app.papers import plain_digits
from app.privacy import fingerprint
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _

HIGHER: Final = {Level.BUILDING: Level.COMPOUND, Level.COMPOUND: Level.COMMUNITY, Level.COMMUNITY: Level.STREET}
AT_ONCE: Final = 500


class Party(NamedTuple):
    """Somebody on a side."""

    side: Side
    name: str
    phone: str = ""


class Said(NamedTuple):
    """What a case is about; `mediators`: 'staff-3', 'volunteer-7'."""

    kind: Kind
    area: Area
    level: Level
    summary: str
    parties: Sequence[Party]
    mediators: Sequence[str]


def begin(by: Staff, said: Said) -> Case:
    """Somebody came with a dispute."""
    now = clock.now()
    made = Case(kind=said.kind, area_id=said.area.id, level=said.level, summary=said.summary or None)
    made.number, made.opened_at, made.last_at, made.opened_by_id = _number(now), now, now, by.id
    made.stage = lifecycle.after(None, Deed.BEGIN)
    db.session.add(made)
    db.session.flush()
    db.session.add_all(_party(made, party) for party in said.parties)
    _write(made, by, Deed.BEGIN)
    record(by, "case.begun", made)
    name_mediators(made, by, said.mediators)
    return made


def read(case: Case, by: Staff) -> None:
    """The file is opened: who looked, and when, is written down."""
    record(by, "case.read", case)


def unmask(case: Case, by: Staff) -> None:
    """The names and phones in full."""
    if case.forgotten_at is not None:
        raise Refused(_("这件事办结很久了，姓名和电话已经删除"))
    record(by, "case.unmasked", case)


def name_mediators(case: Case, by: Staff, whom: Iterable[str]) -> None:
    """These and nobody else mediate, and may read; the office always may."""
    wanted = set(whom)
    for kept in queries.mediators(case.id):
        if kept.key in wanted:
            wanted.discard(kept.key)
        else:
            db.session.delete(kept)
    for key in sorted(wanted):
        kind, _dash, number = key.partition("-")
        db.session.add(CaseMediator(case_id=case.id, **{f"{kind}_id": int(number)}))
    record(by, "case.mediators_named", case)


def hear(case: Case, by: Staff, held_on: date, words: str) -> Hearing:
    """They sat down together."""
    if held_on > clock.today():
        raise Refused(_("这一天还没到"))
    made = Hearing(case_id=case.id, held_on=held_on, words=words or None, by_id=by.id)
    _step(case, by, Deed.HEAR)
    record(by, "case.heard", case)
    db.session.add(made)
    return made


def escalate(case: Case, by: Staff, why: str) -> None:
    """It is too big for its level: 楼栋 → 小区 → 社区 → 街道."""
    if case.level not in HIGHER:
        raise Refused(_("已经到街道了"))
    _expect(case, Deed.ESCALATE)
    case.level = HIGHER[case.level]
    _step(case, by, Deed.ESCALATE, why)
    record(by, "case.escalated", case)


def close(case: Case, by: Staff, outcome: Outcome, why: str = "") -> None:
    """What came of it. Whether an agreement holds is asked after a month and after three."""
    _expect(case, Deed.CLOSE)
    case.outcome, case.closed_at = outcome, clock.now()
    _step(case, by, Deed.CLOSE, why)
    record(by, "case.closed", case, outcome.value)
    if outcome in LASTING:
        for days in (rules().mediation_first_days, rules().mediation_second_days):
            due = clock.today() + timedelta(days=days)
            if all(kept.due_on != due for kept in queries.follow_ups(case.id)):
                db.session.add(FollowUp(case_id=case.id, due_on=due))


def follow_up(asked: FollowUp, by: Staff, *, holds: bool) -> None:
    """Does it still hold? What does not can be opened again; that is for a person to say."""
    if asked.done_at is not None:
        raise Refused(_("这次回访已经记下了"))
    _expect(asked.case, Deed.FOLLOW_UP)
    asked.done_at, asked.holds, asked.by_id = clock.now(), holds, by.id
    _step(asked.case, by, Deed.FOLLOW_UP)
    record(by, "case.followed_up", asked.case)


def reopen(case: Case, by: Staff, why: str) -> None:
    """It broke out again: it no longer counts as settled, and nobody is asked whether it holds."""
    _expect(case, Deed.REOPEN)
    case.outcome, case.closed_at = None, None
    _step(case, by, Deed.REOPEN, why)
    record(by, "case.reopened", case)
    db.session.execute(delete(FollowUp).where(FollowUp.case_id == case.id, FollowUp.done_at.is_(None)))


def forget(closed_before: datetime) -> int:
    """Wipe names, phones and all that was said, of cases closed so long ago; how many. The figures stay."""
    old = select(Case.id).where(Case.closed_at < closed_before, Case.forgotten_at.is_(None)).limit(AT_ONCE)
    ids = db.session.scalars(old).all()
    if ids:
        nobody = {"name": None, "name_print": None, "phone": None, "phone_print": None}
        db.session.execute(update(CaseParty).where(CaseParty.case_id.in_(ids)).values(**nobody))
        db.session.execute(update(Hearing).where(Hearing.case_id.in_(ids)).values(words=None))
        db.session.execute(update(CaseEvent).where(CaseEvent.case_id.in_(ids)).values(why=None))
        db.session.execute(update(Case).where(Case.id.in_(ids)).values(summary=None, forgotten_at=clock.now()))
        record(None, "case.forgotten", note=str(len(ids)))
    return len(ids)


def _number(now: datetime) -> str:
    """Year and chance: nobody counts disputes by their numbers."""
    return f"{now.year}-{100_000 + secrets.randbelow(900_000)}"


def _party(case: Case, said: Party) -> CaseParty:
    digits = plain_digits(said.phone)
    made = CaseParty(case_id=case.id, side=said.side, name=said.name, name_print=fingerprint(said.name))
    if digits:
        made.phone, made.phone_print = digits, fingerprint(digits)
    return made


def _expect(case: Case, deed: Deed) -> None:
    if not lifecycle.can(case.stage, deed):
        raise Refused(_("已经办结了，要接着办请先重新打开") if not case.is_open else _("还没有办结"))


def _step(case: Case, by: Staff, deed: Deed, why: str = "") -> None:
    _expect(case, deed)
    case.stage, case.last_at = lifecycle.after(case.stage, deed), clock.now()
    _write(case, by, deed, why)


def _write(case: Case, by: Staff, deed: Deed, why: str = "") -> None:
    line = CaseEvent(case_id=case.id, at=clock.now(), deed=deed, stage=case.stage, level=case.level, by_id=by.id)
    line.outcome, line.why = case.outcome, why or None
    db.session.add(line)
