"""A year in Heyuan: what the sky does, and who comes to the door because of it. Dice, but always the same ones."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import sqrt
from random import Random
from typing import Final, NamedTuple

from app.clock import ONE_DAY
from app.demo.doors import Span, hours
from app.demo.people import dice
from app.station.models import VisitorType

# Northern Guangdong, month by month: share of days with rain, and the usual afternoon's °C.
_WET: Final = (0.25, 0.35, 0.45, 0.50, 0.55, 0.60, 0.45, 0.50, 0.35, 0.18, 0.18, 0.18)
_WARM: Final = (18, 20, 23, 27, 31, 33, 35, 34, 33, 30, 25, 20)
FIRST_HOUR: Final = 7
LAST_MINUTES: Final = timedelta(minutes=10)  # nobody comes in while the floor is being swept


class Weather(NamedTuple):
    """A day's sky: the afternoon's °C, and rain from 0 (none) to 1 (pouring)."""

    warmth: int
    rain: float


class Habit(NamedTuple):
    """How one type of guest lives: guests a day, by hour from 7, at weekends, in rain, party sizes, wishes."""

    daily: float
    by_hour: tuple[int, ...]
    weekend: float
    in_rain: float
    parties: tuple[int, ...]
    wants: Mapping[str, float]


class Arrival(NamedTuple):
    """Someone comes in: when, who, how many together, and for what (codes of services)."""

    at: datetime
    who: VisitorType
    party_size: int
    wants: tuple[str, ...]


def _wants(*chances: float) -> Mapping[str, float]:
    return dict(zip(("water", "charge", "rest", "food", "aid", "health"), chances, strict=True))


HABITS: Final = {
    VisitorType.COURIER: Habit(
        6.3, (1, 2, 4, 6, 5, 9, 7, 3, 7, 8, 5, 3, 2, 1),
        0.8, 1.0, (1, 1, 1, 1, 1, 2),
        _wants(0.70, 0.40, 0.35, 0.11, 0.02, 0.04),
    ),
    VisitorType.RIDER: Habit(
        6.6, (1, 2, 3, 5, 2, 2, 6, 9, 7, 4, 2, 2, 5, 6),
        1.15, 1.25, (1, 1, 1, 1, 1, 1, 2),
        _wants(0.65, 0.55, 0.50, 0.12, 0.02, 0.03),
    ),
    VisitorType.CLEANER: Habit(
        4.9, (9, 6, 4, 7, 4, 2, 2, 6, 5, 3, 1, 0, 0, 0),
        0.95, 0.8, (1, 1, 1, 2, 2, 3),
        _wants(0.85, 0.15, 0.60, 0.15, 0.03, 0.06),
    ),
    VisitorType.VOLUNTEER: Habit(
        2.4, (0, 2, 7, 6, 3, 1, 1, 4, 6, 5, 2, 3, 2, 0),
        1.7, 0.7, (1, 1, 2, 2, 3, 4),
        _wants(0.50, 0.30, 0.40, 0.05, 0.02, 0.08),
    ),
    VisitorType.CITIZEN: Habit(
        5.6, (1, 2, 4, 5, 4, 2, 2, 3, 5, 7, 7, 6, 7, 5),
        1.3, 0.9, (1, 1, 1, 2, 2, 3),
        _wants(0.45, 0.40, 0.45, 0.03, 0.03, 0.05),
    ),
    VisitorType.SPECIAL: Habit(
        2.0, (0, 2, 6, 7, 3, 1, 0, 3, 6, 5, 1, 0, 0, 0),
        0.9, 0.6, (1, 1, 1, 2),
        _wants(0.60, 0.20, 0.60, 0.25, 0.08, 0.06),
    ),
}  # fmt: skip


@lru_cache(maxsize=800)
def weather(day: date) -> Weather:
    """The sky of `day`: wet and dry spells last a little, as half of a day's mood is the day before's."""
    chance = _WET[day.month - 1]
    # The mean of two even throws lies below this with exactly that chance.
    threshold = sqrt(chance / 2) if chance <= 0.5 else 1 - sqrt((1 - chance) / 2)
    mood = (_mood(day) + _mood(day - ONE_DAY)) / 2
    rain = max(0.0, 1 - mood / threshold)
    return Weather(round(_WARM[day.month - 1] + dice("warmth", day).gauss(0, 2) - 4 * rain), rain)


def arrivals(day: date) -> list[Arrival]:
    """Everyone who comes to the station on `day`, in order; nobody outside its hours."""
    span = hours(day)
    if span is None:
        return []
    sky, chance = weather(day), dice("arrivals", day)
    return sorted(arrival for who, habit in HABITS.items() for arrival in _of_one_type(span, who, habit, sky, chance))


def several(mean: float, chance: Random) -> int:
    """About `mean` of something, never below none."""
    return max(0, round(chance.gauss(mean, sqrt(mean))))


def _of_one_type(span: Span, who: VisitorType, habit: Habit, sky: Weather, chance: Random) -> Iterator[Arrival]:
    for _guest in range(several(habit.daily * _pull(span.opens.date(), habit, sky), chance)):
        (hour,) = chance.choices(range(len(habit.by_hour)), habit.by_hour)
        midnight = span.opens.replace(hour=0)
        at = midnight + timedelta(hours=FIRST_HOUR + hour, seconds=chance.randrange(3600))
        # Whoever finds the door shut comes when it opens.
        at = max(at, span.opens + timedelta(seconds=chance.randrange(300, 3600)))
        if at < span.closes - LAST_MINUTES:
            yield Arrival(at, who, chance.choice(habit.parties), _chosen(habit.wants, sky, chance))


def _pull(day: date, habit: Habit, sky: Weather) -> float:
    """How strongly the day draws such guests in: the weekend, the rain, the heat, and the parcels of mid-November."""
    pull = habit.weekend if day.weekday() >= 5 else 1.0
    pull *= habit.in_rain if sky.rain > 0 else 1.0
    pull *= 1.15 if sky.warmth >= 33 else 1.0
    is_parcel_season = habit is HABITS[VisitorType.COURIER] and (day.month, day.day // 8) in {(11, 1), (6, 2)}
    return pull * (1.5 if is_parcel_season else 1.0)


def _chosen(wants: Mapping[str, float], sky: Weather, chance: Random) -> tuple[str, ...]:
    thirst = 1 + max(0, sky.warmth - 26) * 0.04
    chances = {code: likely * (thirst if code == "water" else 1) for code, likely in wants.items()}
    return tuple(code for code, likely in chances.items() if chance.random() < likely) or ("water",)


@lru_cache(maxsize=800)
def _mood(day: date) -> float:
    return dice("sky", day).random()
