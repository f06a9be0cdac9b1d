"""What the wall says, made from what was counted: numbers large, words few, nobody named who did not agree."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from app.activities.screens import ICONS
from app.board import queries, queries_wall
from app.board.charts import Chart, chart
from app.board.counted import Counted, split
from app.board.figures import FIGURES, Said
from app.board.models import Span
from app.board.pieces import Days
from app.board.queries_wall import Gathering
from app.board.scopes import Scope
from app.clock import ONE_DAY, at_home
from app.community import openness
from app.daywords import SHORT_MONTHS, hours_words
from app.months import months_on
from app.privacy import given_name
from app.station import queries_wall as counter
from app.station import screens as station
from app.words import _, language

HIVE = ("grids", "places", "volunteers", "in_service", "agreements")
HONEY = ("person_times", "gatherings", "hours", "levels")
WELL_DONE = ("on_time", "solved", "satisfied", "mediation")
COMING, STATIONS, FAULTS, NAMED, PILOTS = 4, 1, 2, 4, 2


class Number(NamedTuple):
    """A figure in large type: its words, the value as written, its unit."""

    name: str
    words: str
    value: str
    unit: str
    n: int | None


class Row(NamedTuple):
    """How well it went in one area, a number for each of `WELL_DONE`."""

    name: str
    numbers: list[Number]


class Open(NamedTuple):
    """A station as it is now."""

    name: str
    is_open: bool
    words: str
    guests: int
    services: list[tuple[str, str, bool]]
    faults: list[str]


def last_year(today: date) -> Days:
    """The twelve months that end today."""
    try:
        before = today.replace(year=today.year - 1)
    except ValueError:  # 29 February
        before = today.replace(year=today.year - 1, day=28)
    return Days(before + ONE_DAY, today)


def numbers(counted: Counted, names: Iterable[str]) -> list[Number]:
    """These figures, in their order; one that says nothing is a dash."""
    found = [(FIGURES[name], FIGURES[name].tell(counted)) for name in names]
    return [
        Number(figure.name, str(figure.words), written(said), str(figure.unit), said.n)
        for figure, said in found
        if said
    ]


def written(said: Said) -> str:
    """30,797; a dash where there is nothing to tell."""
    return "–" if said.value is None else f"{said.value:,}"


def rows(counted: Sequence[Counted]) -> list[Row]:
    return [Row(name_of(each.scope), numbers(each, WELL_DONE)) for each in counted]


def name_of(scope: Scope) -> str:
    return (scope.name_en if language() == "en" else "") or scope.name


def charts(scope: Scope, today: date) -> list[tuple[str, Chart]]:
    """Twelve months up to this one: how many were served, and how many hours were given."""
    months = [months_on(today, -back) for back in range(11, -1, -1)]
    cut = queries.course(scope, Days(months[0], months[-1]), Span.MONTH)
    served = [(str(month.month), sum(split(cut.get(month, {})).values())) for month in months]
    given = [(str(month.month), round(cut.get(month, {}).get(("hours", ""), (0, 0))[1] / 60)) for month in months]
    return [(_("每月服务人次"), chart(served)), (_("每月志愿服务小时"), chart(given))]


def coming(scope: Scope, now: datetime) -> list[dict[str, Any]]:
    """What is on today and what comes next."""
    found = queries_wall.gatherings(scope, now.date(), COMING * 3)
    return [_gathering(each, now) for each in found if each.ends_at > now][:COMING]


def _gathering(one: Gathering, now: datetime) -> dict[str, Any]:
    day = at_home(one.starts_at).date()
    when = hours_words(one.starts_at, one.ends_at, language())
    return {
        "name": one.name,
        "icon": ICONS[one.kind],
        "place": (one.place_en if language() == "en" else "") or one.place,
        "when": when if day == now.date() else f"{_day(day, now.date())} {when}",
        "is_on": one.starts_at <= now,
    }


def _day(day: date, today: date) -> str:
    """'明天', then '12月5日'."""
    if day == today + ONE_DAY:
        return _("明天")
    return f"{day.month}月{day.day}日" if language() == "zh" else f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def stations(scope: Scope, today: date) -> list[Open]:
    """Which are open, and what is there."""
    found = queries_wall.stations(scope, STATIONS)
    signs = openness.signs(found)
    return [_station(place, signs[place.id], today) for place in found]


def _station(place: Any, sign: openness.OpenWords, today: date) -> Open:
    mood = counter.mood(place.id, today)
    tiles = counter.tiles(place.id, today)
    services = [(tile.icon, station.in_own_words(tile.name, tile.name_en), station.is_off(tile)) for tile in tiles]
    name = (place.name_en if language() == "en" else "") or place.name
    return Open(name, sign.is_open, sign.words, mood.guests, services, station.faults(mood.faults[:FAULTS]))


def on_duty(scope: Scope, now: datetime) -> tuple[list[str], int]:
    """First names, and how many others there are."""
    names, count = queries_wall.on_duty(scope, now, NAMED)
    told = [given_name(name) for name in names]
    return told, count - len(told)
