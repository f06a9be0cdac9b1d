"""What there is to sign in for: the day's keeping of a station, and what the desk plans."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from app import clock
from app.audit import record
from app.clock import ZONE
from app.community import hours
from app.community import queries as community
from app.community.hours import Opening
from app.community.models import Place
from app.db import db, upsert
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers import queries_ledger
from app.volunteers.models import Category
from app.volunteers.models_ledger import Duty, DutyKind
from app.words import _

# A record is an official paper and stays Chinese, whoever looked at the screen.
STATION_NAME = "驿站值守"
STATION_CONTENT = "接待来客、整理物资、照看设施"
STATED: Final = ("name", "content", "place_id", "organiser", "in_charge")
"""What a record states of its duty, besides the day."""


class Plan(NamedTuple):
    """What the desk says of a duty."""

    name: str
    category: Category
    content: str
    place_id: int
    organiser: str
    in_charge: str
    starts_at: datetime
    ends_at: datetime
    counts_hours: bool = True


def station_duty(place: Place, day: date) -> Duty:
    """The day's keeping of a station, noted down when the first volunteer comes for it."""
    opening = station_opening(place, day)
    if opening is None:
        raise Refused(_("今天不开门，不用值守"))
    organiser = queries_ledger.organiser_at(place)
    kept = {"kind": DutyKind.STATION, "category": Category.STATION, "place_id": place.id, "day": day}
    kept |= {"name": STATION_NAME, "content": STATION_CONTENT, "counts_hours": True}
    kept |= {"organiser": organiser, "in_charge": place.keeper or organiser}
    kept |= {"starts_at": opening.start, "ends_at": opening.end}
    db.session.execute(upsert(Duty).values(kept).on_conflict_do_nothing())
    duty = queries_ledger.station_duty(place.id, day)
    assert duty is not None
    return duty


def station_opening(place: Place, day: date) -> Opening | None:
    """From the first opening of a place's door to its last closing on a day; None while it stays shut."""
    return None if place.closed_at is not None else opening_of(place.id, place.week, day)


def opening_of(place_id: int, week: Iterable[Sequence[Any]], day: date) -> Opening | None:
    """The same of a place known by its number and its week."""
    others = community.other_days([place_id], day)[place_id]
    openings = hours.open_spans(day, hours.week(week), others, ZONE)
    return Opening(openings[0].start, openings[-1].end) if openings else None


def plan(said: Plan, by: Staff) -> Duty:
    """The desk plans a duty."""
    duty = Duty(kind=DutyKind.PLANNED)
    _say(duty, said)
    db.session.add(duty)
    record(by, "duty.planned", duty)
    return duty


def plan_weekly(said: Plan, by: Staff, weeks: int) -> Duty:
    """The same once a week, so many weeks on end; the first of them."""
    first, *_later = [plan(_in_weeks(said, ahead), by) for ahead in range(weeks)]
    db.session.flush()
    return first


def change(duty: Duty, by: Staff, said: Plan) -> None:
    """Put a duty right; hours already written keep the times they were written with."""
    _expect_planned(duty)
    if duty.called_off_at is not None:
        raise Refused(_("这项服务已经取消了"))
    _expect_sums_kept(duty, said)
    _expect_records_kept(duty, said)
    _say(duty, said)
    record(by, "duty.changed", duty)


def call_off(duty: Duty, by: Staff) -> None:
    """It will not take place."""
    _expect_planned(duty)
    if duty.called_off_at is not None:
        raise Refused(_("这项服务已经取消了"))
    if queries_ledger.has_stints(duty.id):
        raise Refused(_("已经有人签到，不能取消"))
    duty.called_off_at = clock.now()
    record(by, "duty.called_off", duty)


def lay(kind: DutyKind, said: Plan, volunteer_id: int | None = None) -> Duty:
    """A duty that another part of the house brings along, and says itself when it changes; for one person, or all."""
    duty = Duty(kind=kind, volunteer_id=volunteer_id)
    _say(duty, said)
    db.session.add(duty)
    db.session.flush()
    return duty


def lay_anew(duty: Duty, said: Plan) -> None:
    """It has changed there; what people were written down for stays."""
    _expect_sums_kept(duty, said)
    _expect_records_kept(duty, said)
    _say(duty, said)


def lift(duty: Duty) -> None:
    """It will not take place there. Who has signed in already keeps what they gave."""
    duty.called_off_at = duty.called_off_at or clock.now()


def _in_weeks(said: Plan, ahead: int) -> Plan:
    shift = timedelta(weeks=ahead)
    return said._replace(starts_at=said.starts_at + shift, ends_at=said.ends_at + shift)


def _expect_planned(duty: Duty) -> None:
    if duty.kind is not DutyKind.PLANNED:
        raise Refused(_("这项不是在这里安排的，不能在这里改"))


def _expect_sums_kept(duty: Duty, said: Plan) -> None:
    """The hours of whoever has signed in stand under the duty's day, and count or do not."""
    is_moved, counts_otherwise = duty.day != said.starts_at.date(), duty.counts_hours != said.counts_hours
    if (is_moved or counts_otherwise) and queries_ledger.has_stints(duty.id):
        words = _("已经有人签到，不能改到别的日子") if is_moved else _("已经有人签到，不能改是否计入服务时间")
        raise Refused(words)


def _expect_records_kept(duty: Duty, said: Plan) -> None:
    """A colleague answered for what a record states; nobody rewrites it behind their back."""
    is_same = all(getattr(duty, name) == getattr(said, name) for name in STATED)
    if not is_same and queries_ledger.is_answered_for(duty.id):
        raise Refused(_("已经有服务记录核定了，这些内容不能再改；要更正，请先作废核定过的记录"))


def _say(duty: Duty, said: Plan) -> None:
    for name, value in said._asdict().items():
        setattr(duty, name, value)
    duty.day = said.starts_at.date()
