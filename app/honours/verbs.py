"""Everything that can be done to a round and to the families nominated in it. Lock the nomination first."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from app import clock
from app.audit import record
from app.community import queries_days
from app.community.models import Area
from app.db import Base, db
from app.honours import lifecycle, queries
from app.honours.lifecycle import Deed, No, Stage
from app.honours.models import CommitteeNote, HonourRound, Merit, Nomination
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _, _l

NOTE: Final = "note"
# Past the longest run of holidays, whatever the number of days.
_FAR: Final = timedelta(days=90)
_NO: Final = {
    No.ERASED: _l("这一户的资料已经删除，只留数字"),
    No.WRONG_STAGE: _l("这一户现在不能这样做，请刷新看看到了哪一步"),
    No.HAS_CONSENT: _l("他们家已经同意过了"),
    No.NO_CONSENT: _l("还没有征得他们家同意"),
    No.STILL_NOTICED: _l("公示期还没有满，请等满了再授予"),
    No.NOTICE_OVER: _l("公示期已经过了，有意见请到社区说一说"),
    No.OBJECTION_OPEN: _l("还有不同意见没有答复，先答复再授予"),
    No.OBJECTION_UPHELD: _l("不同意见成立，不能授予，请撤下"),
}


class Terms(NamedTuple):
    """What a round is called, when families can be nominated, and how long a notice lasts."""

    name: str
    year: int
    opens_on: date
    closes_on: date
    notice_days: int


class Wish(NamedTuple):
    """A family somebody would like to see honoured; `is_told`: the family knows of it, says whoever nominates."""

    family: str
    merit: Merit
    words: str = ""
    phone: str = ""
    is_told: bool = False


def open_round(by: Staff, terms: Terms) -> HonourRound:
    """A new round."""
    made = HonourRound(**terms._asdict())
    db.session.add(made)
    db.session.flush()
    record(by, "honour.round_opened", made)
    return made


def change_round(seen: HonourRound, by: Staff, terms: Terms) -> None:
    """Put a round right; a notice that has begun keeps the last day it was announced with."""
    for name, value in terms._asdict().items():
        setattr(seen, name, value)
    record(by, "honour.round_changed", seen)


def round_of_today() -> HonourRound:
    """The round in which a family can be nominated today; refused when there is none."""
    seen = queries.open_round(clock.today())
    if seen is None:
        raise Refused(_("现在不在推荐时间里，请看看下一次评选"))
    return seen


def nominate(seen: HonourRound, area: Area, wish: Wish, by: Base) -> Nomination:
    """Write a nomination down, from a kiosk or at the desk."""
    if not seen.is_open_on(clock.today()):
        raise Refused(_("现在不在推荐时间里，请看看下一次评选"))
    made = Nomination(round_id=seen.id, area_id=area.id, family=wish.family, merit=wish.merit, words=wish.words)
    made.phone, made.is_told = wish.phone or None, wish.is_told
    made.nominated_at, made.by_id = clock.now(), by.id if isinstance(by, Staff) else None
    db.session.add(made)
    db.session.flush()
    record(by, "honour.nominated", made)
    return made


def note(one: Nomination, by: Staff, words: str) -> None:
    """The committee's thoughts, kept inside; of a family that is erased there are none."""
    if one.erased_at is not None:
        raise Refused(str(_NO[No.ERASED]))
    _write(one, by, NOTE, words)
    record(by, "honour.noted", one)


def shortlist(one: Nomination, by: Staff, words: str) -> None:
    """The committee is for it, and says why."""
    _step(one, by, Deed.SHORTLIST, words)
    record(by, "honour.shortlisted", one)


def decline(one: Nomination, by: Staff, words: str) -> None:
    """The committee is not for it, and says why."""
    _step(one, by, Deed.DECLINE, words)
    record(by, "honour.declined", one)


def consent(one: Nomination, by: Staff, words: str) -> None:
    """The family was asked and said yes; `words` say who of them, when and how. Only this opens the public notice."""
    _step(one, by, Deed.CONSENT, words)
    one.consented_at, one.consented_by_id = clock.now(), by.id
    record(by, "honour.consented", one)


def take_back_consent(one: Nomination, by: Staff) -> None:
    """The family would rather not be shown: every public page stops at once, and a notice with it."""
    _step(one, by, Deed.TAKE_BACK, "")
    one.consented_at = one.consented_by_id = None
    if one.stage is Stage.SHORTLISTED:
        one.notice_from = one.notice_until = None
    record(by, "honour.consent_withdrawn", one)


def announce(one: Nomination, by: Staff, told: str) -> None:
    """Begin the public notice, today; what is told of the family is what everybody will read."""
    _step(one, by, Deed.ANNOUNCE, told)
    today = clock.today()
    special = queries_days.calendar(today, today + _FAR)
    one.told, one.notice_from = told, today
    one.notice_until = lifecycle.notice_until(today, one.round.notice_days, special)
    record(by, "honour.announced", one)


def award(one: Nomination, by: Staff) -> None:
    """The notice has run its time and nothing stands against it."""
    _step(one, by, Deed.AWARD, "")
    record(by, "honour.awarded", one)


def withdraw(one: Nomination, by: Staff, words: str) -> None:
    """Off the list, for a reason."""
    _step(one, by, Deed.WITHDRAW, words)
    record(by, "honour.withdrawn", one)


def unmask(one: Nomination, by: Staff) -> None:
    """Someone looks at a nominator's whole number: a deliberate act, written down."""
    if not one.phone:
        raise Refused(_("没有留电话，或者已经到期删除"))
    record(by, "honour.unmasked", one)


def expect(one: Nomination, deed: Deed) -> None:
    """Refused, with the reason, when a deed may not follow now."""
    if (no := lifecycle.why_not(deed, queries.standing(one), clock.today())) is not None:
        raise Refused(str(_NO[no]))


def _step(one: Nomination, by: Staff, deed: Deed, words: str) -> None:
    expect(one, deed)
    one.stage = lifecycle.after(deed, one.stage)
    if one.stage in lifecycle.SETTLED:
        one.settled_at = one.settled_at or clock.now()
    _write(one, by, deed.value, words)


def _write(one: Nomination, by: Staff, deed: str, words: str) -> None:
    db.session.add(CommitteeNote(nomination_id=one.id, deed=deed, words=words, at=clock.now(), by_id=by.id))
