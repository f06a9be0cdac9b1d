"""What activities lay on the Today page: what is on today, whom to ring up, what nobody has written down."""

from collections.abc import Iterator
from typing import Final

from flask import url_for

from app import clock
from app.activities import queries_after, queries_desk, screens_desk
from app.activities.models import Stage
from app.activities.queries_desk import Sieve, View
from app.clock import ONE_DAY
from app.config import rules
from app.staff import policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.volunteers import queries_deadlines
from app.volunteers.deadlines import Pressing
from app.volunteers.screens_records import moment
from app.words import _, ngettext

SHOWN = 8
_ON: Final = frozenset({Stage.PUBLISHED, Stage.HELD, Stage.RECORDED})


def today_card(staff: Staff) -> Iterator[Card]:
    """What is on today, and how many come."""
    if not policy.allows(staff.role, "programme.one", "GET"):
        return
    now, today = clock.now(), clock.today()
    near = [row for row in queries_desk.between(today - ONE_DAY, today, Sieve()) if row.stage in _ON]
    # What began last night may still go on.
    found = [row for row in near if row.day == today or row.ends_at > now]
    rows = screens_desk.rows(found, queries_desk.numbers([row.id for row in found], now), now)
    lines = [Row(f"{row.times} {row.name}", _today_words(row), url_for("attendance.page", id=row.id)) for row in rows]
    tone = Tone.WAIT if lines else Tone.OK
    yield Card(_("今天的活动"), tone, lines[:SHOWN], url_for("agenda.week"), _("今天没有活动"), is_due_today=True)


def calls_card(staff: Staff) -> Iterator[Card]:
    """How many are to be rung up, and until when the first seat is held."""
    if not policy.allows(staff.role, "calls.note", "POST"):
        return
    found, url = queries_after.to_call(clock.now()), url_for("calls.all_of_them")
    soonest = min((row.until for row in found if row.until), default=None)
    rows = []
    if found:
        note = _("最早的位子留到 %(when)s", when=moment(soonest)) if soonest else ""
        rows.append(Row(ngettext("要打 %(num)d 个电话", "要打 %(num)d 个电话", len(found)), note, url))
    yield Card(_("通知电话"), Tone.WAIT if rows else Tone.OK, rows, url, _("没有要打的电话"), is_due_today=True)


def unwritten_card(staff: Staff) -> Iterator[Card]:
    """What is over and not written down, once it presses: within so many working days."""
    if not policy.allows(staff.role, "afterwards.write_down", "POST"):
        return
    cutoffs, url = queries_deadlines.cutoffs(), url_for("programme.all_of_them", view=View.UNWRITTEN.value)
    pressing = [(row, cutoffs.pressing(row.ends_at.date())) for row in queries_desk.unwritten(clock.now(), SHOWN)]
    rows = [
        Row(row.name, _due_words(how), url_for("afterwards.page", id=row.id))
        for row, how in pressing
        if how is not Pressing.CALM
    ]
    is_past = any(how is Pressing.PAST for _row, how in pressing)
    tone = Tone.ALARM if is_past else Tone.WAIT if rows else Tone.OK
    yield Card(_("活动还没写记录"), tone, rows, url, _("该写的活动记录都写了"))


def _today_words(row: screens_desk.Shown) -> str:
    return f"{row.place_name} · {row.numbers}"


def _due_words(how: Pressing) -> str:
    days = rules().record_days
    if how is Pressing.PAST:
        return _("已经过了 %(days)s 个工作日", days=days)
    return _("结束后 %(days)s 个工作日内写好，快到了", days=days)
