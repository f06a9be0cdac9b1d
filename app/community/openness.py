"""Whether a place is open just now, and when it will be, said in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, Protocol

from app.words import _

from app import clock
from app.community import queries, timetable
from app.community.timetable import Day, Moments, Span
from app.daywords import SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from app.words import language

AHEAD = 8
ONE_DAY = timedelta(days=1)


class OpenWords(NamedTuple):
    """Open or not, and the sentence for the sign on the door."""

    is_open: bool
    words: str


class Door(Protocol):
    """What is to know of a door: its week, and whether someone closed it for now."""

    @property
    def week(self) -> list[Any]: ...
    @property
    def closed_at(self) -> datetime | None: ...
    @property
    def closed_words(self) -> str: ...


class Standing(Door, Protocol):
    """A door with a number: a place's row."""

    @property
    def id(self) -> int: ...


class Here(Door, Protocol):
    """The door a kiosk stands behind."""

    @property
    def place_id(self) -> int: ...


def words_now(here: Here) -> OpenWords:
    """The sign on the door of the place a kiosk stands at."""
    return _sign(here, _others([here.place_id])[here.place_id])


def signs(places: Sequence[Standing]) -> dict[int, OpenWords]:
    """The signs on many doors at once, by the places' ids."""
    others = _others([place.id for place in places])
    return {place.id: _sign(place, others[place.id]) for place in places}


def coming_week(place_id: int, week: list[Any]) -> list[tuple[str, str, bool]]:
    """The next seven days: the day's words, its hours in words, and whether it is today."""
    today, others = clock.today(), _others([place_id])[place_id]
    days = [today + timedelta(days=ahead) for ahead in range(7)]
    return [(day_name(day, today), _day_hours(week, others, day), day == today) for day in days]


def day_name(day: date, today: date) -> str:
    """'今天 11月24日', '星期三 11月25日'."""
    months = f"{day.month}月{day.day}日" if language() == "zh" else f"{day.day} {SHORT_MONTHS[day.month - 1]}"
    return f"{_when(day, today)} {months}"


def hours_words(spans: Iterable[Span]) -> str:
    """'8:00–12:00，14:00–20:00'; nothing for a day without hours."""
    between = "，" if language() == "zh" else ", "
    return between.join(f"{_plain(opens)}–{_plain(closes)}" for opens, closes in spans)


def _others(place_ids: list[int]) -> dict[int, dict[date, Day]]:
    today = clock.today()
    return queries.other_days(place_ids, today - ONE_DAY, today + AHEAD * ONE_DAY)


def _sign(door: Door, others: Mapping[date, Day]) -> OpenWords:
    if door.closed_at is not None:
        words = door.closed_words
        return OpenWords(False, _("临时关门：%(words)s", words=words) if words else _("临时关门"))
    if not door.week and not others:
        return OpenWords(False, _("还没有填开放时间"))
    now = clock.now().replace(tzinfo=None)
    times = timetable.open_times(door.week, others, now.date() - ONE_DAY, AHEAD + 1)
    return next((_open(now, until) for start, until in times if start <= now < until), None) or _closed(now, times, others)


def _open(now: datetime, until: datetime) -> OpenWords:
    if until - now > ONE_DAY:
        return OpenWords(True, _("现在开着，全天开放"))
    hour = "24:00" if until == datetime.combine(now.date(), datetime.min.time()) + ONE_DAY else f"{until.hour}:{until.minute:02}"
    if until.date() > now.date() and hour != "24:00":
        hour = f"{_when(until.date(), now.date())} {hour}"
    return OpenWords(True, _("现在开着，到 %(hour)s", hour=hour))


def _closed(now: datetime, times: Iterable[Moments], others: Mapping[date, Day]) -> OpenWords:
    opening = next((start for start, _until in times if start > now), None)
    _spans, why = others.get(now.date(), ((), ""))
    shut = _("今天关门：%(words)s", words=why) if why and not _spans else _("现在关着")
    if opening is None:
        return OpenWords(False, shut)
    when = f"{_when(opening.date(), now.date())} {opening.hour}:{opening.minute:02}"
    return OpenWords(False, _("%(shut)s，%(when)s 开", shut=shut, when=when))


def _day_hours(week: list[Any], others: Mapping[date, Day], day: date) -> str:
    hours = hours_words(timetable.spans_on(week, others, day)) or _("不开门")
    why = others[day][1] if day in others else ""
    return f"{hours}（{why}）" if why else hours


def _when(day: date, today: date) -> str:
    near = {today: _("今天"), today + ONE_DAY: _("明天")}
    return near.get(day) or (f"星期{WEEKDAYS[day.weekday()]}" if language() == "zh" else SHORT_WEEKDAYS[day.weekday()])


def _plain(hour: str) -> str:
    return hour.removeprefix("0")
