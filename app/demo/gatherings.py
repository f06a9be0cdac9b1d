"""The year's activities: planned and announced in good time, one in twelve called off, most of them written down."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from app.activities.models import Activity, Stage, Task
from app.activities.verbs_tasks import CATEGORIES
from app.community.models import Place
from app.demo.doors import moment
from app.demo.occasions import OCCASIONS, POPULAR, TODAY, Occasion, days, place_of
from app.demo.people import dice
from app.demo.rounds import ORGANISER
from app.demo.rows import Row, Rows
from app.volunteers.models_ledger import Duty, DutyKind

BY_PARTNERS: Final = {"健康义诊": "康南医院党支部", "防诈骗讲座": "惠邻银行康乐支行党支部"}
"""What a partner organises; everything else the residents' committee does."""
OPENS: Final = timedelta(days=14)
"""So long before an activity one can sign up."""

_CALLED_OFF: Final = 1 / 13
_REASONS: Final = ("台风预警，改到下个月", "场地临时检修，改到下个月", "讲课的老师病了，另约时间")
_WRITTEN_DOWN: Final = timedelta(days=6)
_FORGOTTEN: Final = timedelta(days=19)


class Gathering(NamedTuple):
    """One activity, what it was made from, and the place for helpers with its duty."""

    occasion: Occasion
    activity: Row
    task: Row | None
    duty: Row | None


def announce(rows: Rows, now: datetime, recorder_id: int) -> list[Gathering]:
    """Every activity of the year before `now` and of the weeks to come, in the order of time."""
    places = {row["name"]: row["id"] for row in rows.of[Place.__tablename__]}
    planned = [(day, each) for each in OCCASIONS for day in days(each, now.date())]
    planned.append((now.date(), TODAY))
    planned.sort(key=lambda one: (one[0], one[1].begins))
    made = [_announce(rows, day, each, places[place_of(each, day)], now) for day, each in planned]
    _write_down(made, now, recorder_id)
    return made


def popular(made: list[Gathering], now: datetime) -> Gathering | None:
    """The next one of which everybody wants to be part."""
    coming = (one for one in made if one.activity["starts_at"] > now + timedelta(days=1))
    return next((one for one in coming if one.occasion.name == POPULAR), None)


def crews_wanted(made: list[Gathering]) -> dict[date, list[tuple[int, Row]]]:
    """The helpers' duties, day by day, with about how many come; of what was called off none."""
    wanted: dict[date, list[tuple[int, Row]]] = defaultdict(list)
    for each in made:
        if each.duty and each.occasion.crew and each.activity["stage"] is not Stage.CANCELLED:
            wanted[each.duty["day"]].append((each.occasion.crew[1], each.duty))
    return wanted


def _announce(rows: Rows, day: date, occasion: Occasion, place_id: int, now: datetime) -> Gathering:
    starts_at, ends_at = moment(day, occasion.begins), moment(day, occasion.ends)
    said = {"kind": occasion.kind, "name": occasion.name, "about": occasion.about, "risks": occasion.risks}
    times = {"day": day, "starts_at": starts_at, "ends_at": ends_at, "signup_from": starts_at - OPENS}
    times |= {"signup_until": starts_at, "cancel_until": starts_at - timedelta(hours=2)}
    organiser = BY_PARTNERS.get(occasion.name, ORGANISER)
    who = {"organiser": organiser, "in_charge": occasion.in_charge, "seats": occasion.seats}
    who |= {"children_from": occasion.children_from, "counts_hours": True, "shares_room": False}
    uid = UUID(int=dice("activity", day, occasion.begins).getrandbits(128), version=4).hex
    activity = rows.add(Activity, uid=uid, series_id=None, place_id=place_id, **said, **times, **who, **_blank())
    activity["changed_at"] = starts_at - OPENS - timedelta(days=3)
    _take_its_course(activity, now, may_fall=_CALLED_OFF if occasion is not TODAY else 0)
    if occasion.crew is None:
        return Gathering(occasion, activity, None, None)
    return Gathering(occasion, activity, *_want(rows, activity, *occasion.crew))


def _blank() -> Row:
    return {
        "stage": Stage.PUBLISHED,
        "cancelled_at": None,
        "cancel_reason": "",
        "sequence": 0,
        "news_at": None,
        "uncounted": 0,
        "summary": "",
        "recorded_at": None,
        "recorded_by_id": None,
    }


def _take_its_course(activity: Row, now: datetime, may_fall: float) -> None:
    """Held when its time is past; one in thirteen was called off two days before."""
    chance, off_at = dice("course", activity["uid"]), activity["starts_at"] - timedelta(days=2, hours=3)
    if chance.random() < may_fall and off_at <= now:
        activity |= {
            "stage": Stage.CANCELLED,
            "cancelled_at": off_at,
            "changed_at": off_at,
            "news_at": off_at,
            "sequence": 1,
        }
        activity["cancel_reason"] = chance.choice(_REASONS)
    elif activity["ends_at"] <= now:
        activity["stage"] = Stage.HELD


def _want(rows: Rows, activity: Row, name: str, many: int) -> tuple[Row, Row]:
    """A place for helpers and its duty."""
    shared = {key: activity[key] for key in ("place_id", "organiser", "in_charge", "day", "starts_at", "ends_at")}
    named = {"name": f"{activity['name']} · {name}", "content": name, "category": CATEGORIES[activity["kind"]]}
    off = {"called_off_at": activity["cancelled_at"], "counts_hours": True}
    duty = rows.add(Duty, kind=DutyKind.ACTIVITY, **named, **shared, **off)
    return rows.add(
        Task, activity_id=activity["id"], name=name, places=2 * many, duty_id=duty["id"], dropped_at=None
    ), duty


def _write_down(made: list[Gathering], now: datetime, recorder_id: int) -> None:
    """Within six days somebody wrote down how it was; of one, some weeks ago, nobody has."""
    forgotten = next((one for one in reversed(made) if one.activity["ends_at"] < now - _FORGOTTEN), None)
    for one in made:
        written_at = one.activity["ends_at"] + _WRITTEN_DOWN - timedelta(hours=one.activity["id"] % 60)
        if one.activity["stage"] is Stage.HELD and written_at <= now and one is not forgotten:
            said = {"stage": Stage.RECORDED, "recorded_at": written_at, "recorded_by_id": recorder_id}
            one.activity.update(said, summary=f"{one.occasion.name}顺利办完，居民反映不错。")
