"""Whether a place is open just now, and when it will be, said in words."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, Protocol

from app import clock
from app.community import hours, queries
from app.community.hours import Exceptions, OpenState
from app.daywords import SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from app.words import _, language

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
    return sign(here, queries.other_days([here.place_id], clock.today())[here.place_id])


def signs(places: Sequence[Standing]) -> dict[int, OpenWords]:
    """The signs on many doors at once, by the places' ids."""
    others = queries.other_days([place.id for place in places], clock.today())
    return {place.id: sign(place, others[place.id]) for place in places}


def coming_week(rows: list[Any], others: Exceptions) -> list[tuple[str, str, bool]]:
    """The next seven days: the day's words, its hours in words, and whether it is today."""
    today = clock.today()
    days = [today + ahead * ONE_DAY for ahead in range(7)]
    return [(day_name(day, today), _day_hours(rows, others, day), day == today) for day in days]


def day_name(day: date, today: date) -> str:
    """'今天 11月24日', '星期三 11月25日'."""
    months = f"{day.month}月{day.day}日" if language() == "zh" else f"{day.day} {SHORT_MONTHS[day.month - 1]}"
    return f"{_when(day, today)} {months}"


def hours_words(spans: Iterable[tuple[time, time]]) -> str:
    """'8:00–12:00，14:00–20:00'; nothing for a day without hours."""
    between = "，" if language() == "zh" else ", "
    return between.join(f"{_plain(opens)}–{_plain(closes, end=True)}" for opens, closes in spans)


def sign(door: Door, others: Exceptions) -> OpenWords:
    """The sign on one door, with the days that keep other hours."""
    if door.closed_at is not None:
        words = door.closed_words
        return OpenWords(False, _("临时关门：%(words)s", words=words) if words else _("临时关门"))
    if not door.week and not others:
        return OpenWords(False, _("还没有填开放时间"))
    now = clock.now()
    state = hours.state_at(now, hours.week(door.week), others)
    return OpenWords(True, _open(now, state.closes_at)) if state.is_open else OpenWords(False, _closed(now, state))


def _open(now: datetime, until: datetime | None) -> str:
    if until is None or until - now > ONE_DAY:
        return _("现在开着，全天开放")
    is_tomorrow = until.date() > now.date() and until.time() != time()
    hour = f"{_('明天')} {_plain(until.time())}" if is_tomorrow else _plain(until.time(), end=True)
    return _("现在开着，到 %(hour)s", hour=hour)


def _closed(now: datetime, state: OpenState) -> str:
    shut = _("今天关门：%(words)s", words=state.note) if state.note else _("现在关着")
    if state.opens_at is None:
        return shut
    when = f"{_when(state.opens_at.date(), now.date())} {_plain(state.opens_at.time())}"
    return _("%(shut)s，%(when)s 开", shut=shut, when=when)


def _day_hours(rows: list[Any], others: Exceptions, day: date) -> str:
    openings = hours.open_spans(day, hours.week(rows), others)
    said = hours_words((start.time(), end.time()) for start, end in openings) or _("不开门")
    why = others[day].note if day in others else ""
    return f"{said}（{why}）" if why else said


def _when(day: date, today: date) -> str:
    near = {today: _("今天"), today + ONE_DAY: _("明天")}
    return near.get(day) or _weekday(day, today)


def _weekday(day: date, today: date) -> str:
    """The weekday where that is clear; from a week on, the date."""
    if language() == "zh":
        return f"星期{WEEKDAYS[day.weekday()]}" if day - today < 7 * ONE_DAY else f"{day.month}月{day.day}日"
    return SHORT_WEEKDAYS[day.weekday()] if day - today < 7 * ONE_DAY else f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def _plain(at: time, *, end: bool = False) -> str:
    return "24:00" if end and at == time() else f"{at.hour}:{at.minute:02}"
