"""A volunteer asks to have a record put right, and a colleague answers."""

from datetime import datetime

from app import clock
from app.audit import record
from app.db import db
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers import queries_ledger, verbs_ledger
from app.volunteers.models_ledger import CorrectionRequest, Stint
from app.volunteers.stints import Stage
from app.words import _


def ask(stint: Stint, start: datetime, end: datetime, reason: str) -> CorrectionRequest:
    """Ask for other times than the record has; `reason` is one of a list."""
    if stint.stage is Stage.OPEN:
        raise Refused(_("这一次还没有签退"))
    if queries_ledger.open_request(stint.id) is not None:
        raise Refused(_("这一条已经提过了，正在等社区答复"))
    if not start < end <= clock.now():
        raise Refused(_("离开要在到来之后，也不能晚过现在"))
    if (start, end) == (stint.start_at, stint.end_at):
        raise Refused(_("时间还和原来一样，没有要改的"))
    wish = CorrectionRequest(stint=stint, start_at=start, end_at=end, reason=reason, at=clock.now())
    db.session.add(wish)
    record(stint.volunteer, "correction.asked", stint)
    return wish


def take_back(stint: Stint) -> None:
    """The volunteer asks no longer."""
    wish = queries_ledger.open_request(stint.id)
    if wish is None:
        raise Refused(_("这一条已经答复过了"))
    wish.decided_at = clock.now()
    record(stint.volunteer, "correction.taken_back", stint)


def grant(wish: CorrectionRequest, by: Staff) -> None:
    """The times are put right, and the colleague answers for them."""
    _expect_open(wish)
    verbs_ledger.correct(wish.stint, by, wish.start_at, wish.end_at, wish.reason)
    verbs_ledger.confirm(wish.stint, by)
    _close(wish, by, is_granted=True)
    record(by, "correction.granted", wish.stint)


def decline(wish: CorrectionRequest, by: Staff, words: str) -> None:
    """The record stays as it is; the volunteer reads why."""
    _expect_open(wish)
    _close(wish, by, words, is_granted=False)
    record(by, "correction.declined", wish.stint)


def _close(wish: CorrectionRequest, by: Staff, words: str = "", *, is_granted: bool) -> None:
    wish.decided_at, wish.decided_by_id = clock.now(), by.id
    wish.is_granted, wish.answer = is_granted, words


def _expect_open(wish: CorrectionRequest) -> None:
    if wish.is_taken_back:
        raise Refused(_("本人已经撤回了申请"))
    if wish.decided_at is not None:
        raise Refused(_("这一条已经答复过了"))
