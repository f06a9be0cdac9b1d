"""How activities read at the desk: one word on how each stands, its numbers, and the pages of one of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from app.activities.leaves import Leaf
from app.activities.models import Stage
from app.activities.queries_desk import ActivityRow, Numbers, View
from app.activities.screens import ICONS, KINDS, STAGES
from app.daywords import SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from app.volunteers.screens_records import Tag, clock_span
from app.words import _, _l, language

VIEWS: Final = {
    View.COMING: _l("要来的"),
    View.PAST: _l("以前的"),
    View.UNWRITTEN: _l("还没写记录"),
    View.DRAFTS: _l("草稿"),
    View.CANCELLED: _l("取消了的"),
}
LIKED: Final = {1: _l("不好"), 2: _l("不太好"), 3: _l("还行"), 4: _l("好"), 5: _l("很好")}
TONES: Final = {
    Stage.DRAFT: "wait",
    Stage.PUBLISHED: "ok",
    Stage.HELD: "wait",
    Stage.RECORDED: "plain",
    Stage.CANCELLED: "alarm",
}


class Shown(NamedTuple):
    """An activity as a list or a day of the calendar shows it."""

    id: int
    name: str
    kind: str
    icon: str
    place_name: str
    day: date
    times: str
    stage: Stage
    numbers: str

    @property
    def tag(self) -> Tag:
        return stage_tag(self.stage)


def rows(found: Iterable[ActivityRow], counted: Mapping[int, Numbers], now: datetime) -> list[Shown]:
    """Activities for a list."""
    return [
        Shown(
            row.id,
            row.name,
            str(KINDS[row.kind]),
            ICONS[row.kind],
            row.place_name,
            row.day,
            clock_span(row.starts_at, row.ends_at),
            stage_now(row.stage, row.ends_at, now),
            numbers_words(row.seats, counted.get(row.id, Numbers())),
        )
        for row in found
    ]


def stage_now(stage: Stage, ends_at: datetime, now: datetime) -> Stage:
    """What is over is over, even before the house has noted it."""
    return Stage.HELD if stage is Stage.PUBLISHED and ends_at <= now else stage


def stage_tag(stage: Stage) -> Tag:
    return Tag(TONES[stage], str(STAGES[stage]))


def numbers_words(seats: int | None, numbers: Numbers) -> str:
    """报名 12 / 20 位 · 候补 3 位."""
    coming = numbers.confirmed + numbers.extra
    said = [_signed_up(coming, seats)]
    if numbers.held:
        said.append(_("留位 %(held)d", held=numbers.held))
    if numbers.waiting:
        said.append(_("候补 %(waiting)d", waiting=numbers.waiting))
    return " · ".join(said)


def liked_words(opinions: Sequence[int]) -> str:
    """What guests thought of it: one word, and the mean."""
    mean = sum(opinions) / len(opinions)
    return _("%(word)s（平均 %(mean)s，满分 5）", word=LIKED[round(mean)], mean=f"{mean:.1f}")


def leaf_words(leaf: Leaf) -> str:
    """2026年3月, or 3月2日–3月8日."""
    first, last, is_zh = leaf.first, leaf.last, language() == "zh"
    if last - first > timedelta(days=7):
        return f"{first.year}年{first.month}月" if is_zh else f"{SHORT_MONTHS[first.month - 1]} {first.year}"
    return f"{brief_day(first)}–{brief_day(last)}"


def brief_day(day: date) -> str:
    """3月2日."""
    return f"{day.month}月{day.day}日" if language() == "zh" else f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def weekdays() -> list[str]:
    """Monday first."""
    return [f"周{each}" for each in WEEKDAYS] if language() == "zh" else list(SHORT_WEEKDAYS)


def _signed_up(coming: int, seats: int | None) -> str:
    if seats:
        return _("报名 %(coming)d / %(seats)d 位", coming=coming, seats=seats)
    return _("报名 %(coming)d 位", coming=coming)
