"""How records of service read at the desk: where each stands, what presses, and its ledger in plain words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from app.clock import at_home
from app.config import rules
from app.daywords import SHORT_MONTHS, clock_words
from app.volunteers.deadlines import Cutoffs, Pressing
from app.volunteers.hours import in_hours
from app.volunteers.models_ledger import CorrectionRequest, Stint
from app.volunteers.queries_hours import LedgerRow
from app.volunteers.queries_records import RecordRow, View
from app.volunteers.screens import STAGES, reason_words
from app.volunteers.stints import UNANSWERED, Deed, Stage
from app.words import _, _l, language

VIEWS: Final = {
    View.WAITING: _l("待核定"),
    View.UNCLOSED: _l("没签退"),
    View.LONG: "",
    View.WISHES: _l("更正申请"),
    View.DUE: _l("快到期限"),
    View.ALL: _l("全部"),
}
TONES: Final = {Stage.CONFIRMED: "ok", Stage.VOID: "plain"}


class Tag(NamedTuple):
    """One word about a record."""

    tone: str
    words: str


class Record(NamedTuple):
    """A record as a list shows it."""

    id: int
    name: str
    duty_name: str
    place_name: str
    times: str
    hours: str
    tags: list[Tag]
    can_be_confirmed: bool


class Entry(NamedTuple):
    """A row of the ledger in plain words."""

    at: datetime
    words: str
    who: str
    reason: str


def views() -> dict[View, str]:
    """What can be looked at, with the community's own number of hours."""
    words = {view: str(said) for view, said in VIEWS.items()}
    return words | {View.LONG: _("超过 %(most)d 小时", most=rules().free_day_hours)}


def records(found: Iterable[RecordRow], cutoffs: Cutoffs, wished: set[int]) -> list[Record]:
    """Records for the list."""
    return [
        Record(
            row.id,
            row.name,
            row.duty_name,
            row.place_name,
            span(row.start_at, row.end_at),
            in_hours(row.minutes) if row.end_at else "",
            [*tags(row), *_pressing(row, cutoffs), *([Tag("wait", _("申请了更正"))] if row.id in wished else [])],
            _is_plain(row) and row.id not in wished,
        )
        for row in found
    ]


def _is_plain(row: RecordRow) -> bool:
    """Whether it may be confirmed along with others: what nobody has asked the volunteer about is looked at alone."""
    return row.stage is Stage.WAITING or (row.stage is Stage.PROVISIONAL and row.is_asked)


def tags(row: RecordRow | Stint) -> list[Tag]:
    """Where a record stands, and what is unusual about it."""
    said = [stage(row.stage)]
    if row.stage is Stage.PROVISIONAL:
        said.append(Tag("plain", _("本人已回答") if row.is_asked else _("还没问到本人")))
    if row.stage in UNANSWERED and row.needed > 1:
        said.append(Tag("alarm", _("还要一位同事") if row.answered else _("要两位同事核定")))
    if row.is_too_long:
        said.append(Tag("alarm", _("时间太长")))
    return said


def stage(stands: Stage) -> Tag:
    """Where a record stands, in one word; whoever took a tap back struck nothing out."""
    words = _("不算") if stands is Stage.VOID else str(STAGES[stands])
    return Tag(TONES.get(stands, "wait"), words)


def span(start: datetime, end: datetime | None) -> str:
    """3月2日 9:00–11:30; an end on another day says its day too."""
    start, end = at_home(start), at_home(end) if end else None
    if end is None:
        return _("%(when)s 起", when=moment(start))
    is_same_day = start.date() == end.date()
    return f"{moment(start)}–{clock_words(end) if is_same_day else moment(end)}"


def clock_span(start: datetime, end: datetime) -> str:
    """9:00–11:30, where the day is said already."""
    return f"{clock_words(start)}–{clock_words(end) if at_home(start).date() == at_home(end).date() else moment(end)}"


def moment(at: datetime) -> str:
    """3月2日 9:00."""
    at = at_home(at)
    day = f"{at.month}月{at.day}日" if language() == "zh" else f"{at.day} {SHORT_MONTHS[at.month - 1]}"
    return f"{day} {clock_words(at)}"


def wish(asked: CorrectionRequest) -> tuple[CorrectionRequest, str, str]:
    """What somebody asks for: the request, its times, and why."""
    return asked, span(asked.start_at, asked.end_at), reason_words(asked.reason)


def entries(rows: Iterable[LedgerRow]) -> list[Entry]:
    """The ledger of one record, each row a sentence."""
    return [
        Entry(row.at, _deed(row, is_first=place == 0), _writer(row), reason_words(row.reason))
        for place, row in enumerate(rows)
    ]


def _deed(row: LedgerRow, *, is_first: bool) -> str:
    start, end = row.start_at and moment(row.start_at), row.end_at and moment(row.end_at)
    times = span(row.start_at, row.end_at) if row.start_at else ""
    return {
        Deed.IN: _("签到，从 %(start)s 算起", start=start),
        Deed.OUT: _("签退，算到 %(end)s", end=end),
        Deed.AUTO: _("没有签退，先算到 %(end)s", end=end),
        Deed.SAID: _("说是 %(end)s 离开的", end=end),
        Deed.CORRECTED: _("补录为 %(times)s", times=times) if is_first else _("更正为 %(times)s", times=times),
        Deed.CONFIRMED: _("核定了"),
        Deed.STRUCK: _("作废了"),
        Deed.UNDONE: _("点错了，撤销签到"),
        Deed.RESUMED: _("点错了，撤销签退"),
    }[row.deed]


def _writer(row: LedgerRow) -> str:
    if row.staff_name:
        return row.staff_name
    return _("系统") if row.deed is Deed.AUTO else _("本人")


def _pressing(row: RecordRow, cutoffs: Cutoffs) -> list[Tag]:
    if row.stage not in UNANSWERED or row.end_at is None:
        return []
    words = {Pressing.PAST: Tag("alarm", _("已经过期")), Pressing.NEAR: Tag("wait", _("快到期限"))}
    pressing = cutoffs.pressing(at_home(row.end_at).date())
    return [words[pressing]] if pressing in words else []
