"""What hours lay on the Today page: who did not sign out, what waits and presses, what is too much, who is tired."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for

from app import clock
from app.config import rules
from app.daywords import clock_words, day_words
from app.staff import policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.volunteers import hours, queries_deadlines, queries_hours, queries_records
from app.volunteers.deadlines import Cutoffs
from app.volunteers.queries_records import RecordRow, Sought, View
from app.volunteers.screens_records import moment, span
from app.words import _, language, ngettext

SHOWN = 8


def records_cards(staff: Staff) -> Iterator[Card]:
    """Records that ask for somebody."""
    if not policy.allows(staff.role, "records.all_of_them", "GET"):
        return
    cutoffs = queries_deadlines.cutoffs()
    yield _waiting_card(cutoffs)
    yield _list_card(_("没有签退"), View.UNCLOSED, cutoffs, _("大家都签退了"))
    yield _list_card(
        _("一天超过 %(most)d 小时", most=rules().free_day_hours), View.LONG, cutoffs, _("没有服务太久的一天")
    )
    yield _list_card(_("本人申请更正"), View.WISHES, cutoffs, _("没有等着答复的更正"))
    rows = [
        Row(name, day_words(day, language()), url_for("records.record", id=id))
        for id, name, day in queries_hours.too_long()
    ]
    yield Card(_("一次时间太长"), Tone.WAIT if rows else Tone.OK, rows, empty=_("没有时间过长的记录"))


def rest_card(staff: Staff) -> Iterator[Card]:
    """Who has been on duty for hours without a break."""
    if not policy.allows(staff.role, "records.all_of_them", "GET"):
        return
    now, rule = clock.now(), rules()
    people = queries_hours.at_work()
    before = queries_hours.earlier([one.volunteer_id for one in people], now)
    pause, longest = timedelta(minutes=rule.rest_minutes), timedelta(hours=rule.rest_after_hours)
    since = [(one, hours.unbroken_since(one.start_at, before.get(one.volunteer_id, []), pause)) for one in people]
    rows = [
        Row(
            one.name,
            _("从 %(since)s 起没有歇过 · %(duty)s", since=clock_words(begun), duty=one.duty_name),
            url_for("records.record", id=one.stint_id),
        )
        for one, begun in since
        if hours.is_tired(begun, now, longest)
    ]
    yield Card(_("连着服务很久了"), Tone.WAIT if rows else Tone.OK, rows[:SHOWN], empty=_("没有人累着"))


def _waiting_card(cutoffs: Cutoffs) -> Card:
    count, oldest = queries_records.waiting(clock.now())
    past, near = queries_records.due(cutoffs.past), queries_records.due(cutoffs.near)
    url = url_for("records.all_of_them", view=View.DUE.value)
    rows = []
    if past:
        rows.append(Row(ngettext("%(num)d 条已经过期", "%(num)d 条已经过期", past), _limit_words(), url))
    if near > past:
        rows.append(Row(ngettext("%(num)d 条快到期", "%(num)d 条快到期", near - past), _limit_words(), url))
    everything = url_for("records.all_of_them")
    if oldest is not None:
        words = ngettext("一共 %(num)d 条待核定", "一共 %(num)d 条待核定", count)
        rows.append(Row(words, _("最早的是 %(when)s", when=moment(oldest)), everything))
    tone = Tone.ALARM if past else Tone.WAIT if rows else Tone.OK
    return Card(_("服务记录待核定"), tone, rows, everything, _("服务记录都核定了"))


def _limit_words() -> str:
    return _("服务结束后 %(days)s 个工作日内核定", days=rules().record_days)


def _list_card(title: str, view: View, cutoffs: Cutoffs, empty: str) -> Card:
    found = queries_records.records(Sought(view, clock.now(), cutoffs.near), SHOWN)
    rows = [Row(one.name, _about(one), url_for("records.record", id=one.id)) for one in found]
    url = url_for("records.all_of_them", view=view.value)
    return Card(title, Tone.WAIT if rows else Tone.OK, rows, url, empty)


def _about(one: RecordRow) -> str:
    return f"{one.duty_name} · {span(one.start_at, one.end_at)}"
