"""The gardens' year: who came by, counted by one tap, more in fine weather and at weekends."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from app.activities.models_after import GardenVisit
from app.community.models import Place, PlaceKind
from app.demo.doors import GARDEN_WEEK, moment, open_year
from app.demo.people import dice
from app.demo.rows import Row, Rows
from app.demo.year import several, weather

_TAPS: Final = 3.6
_WEEKEND: Final = 1.7
_SATURDAY: Final = 5
_WRONG: Final = 0.01


def stroll(rows: Rows, now: datetime) -> None:
    """Every garden's days up to `now`."""
    gardens = [row for row in rows.of[Place.__tablename__] if row["kind"] is PlaceKind.GARDEN]
    for day in open_year(now.date()):
        for garden in gardens:
            _one_day(rows, garden, day, now)


def _one_day(rows: Rows, garden: Row, day: date, now: datetime) -> None:
    chance = dice("garden", garden["id"], day)
    _weekday, opens, closes = GARDEN_WEEK[day.weekday()]
    first, last = moment(day, opens), moment(day, closes)
    for at in sorted(first + (last - first) * chance.betavariate(3, 2) for _tap in range(_many(day, chance))):
        if at <= now:
            undone_at = at + timedelta(seconds=20) if chance.random() < _WRONG else None
            heads, where = chance.choice((1, 1, 2, 2, 2, 3, 4)), {"place_id": garden["id"], "day": day}
            tapped = {"device_id": None, "visitor_id": None, "by_id": None}
            rows.add(GardenVisit, at=at, heads=heads, undone_at=undone_at, **where, **tapped)


def _many(day: date, chance: Random) -> int:
    pull = _WEEKEND if day.weekday() >= _SATURDAY else 1.0
    return several(_TAPS * pull * (1 - 0.8 * weather(day).rain), chance)
