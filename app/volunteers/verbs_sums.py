"""Adding up: each row of the ledger is written here, and the person's days brought to what the rows say."""

from datetime import date, datetime, time

from app import clock
from app.clock import ONE_DAY, ZONE
from app.config import rules
from app.db import db
from app.volunteers import hours, queries_ledger, stints
from app.volunteers.hours import Limits
from app.volunteers.models_ledger import Attendance, ServiceDay, Stint
from app.volunteers.stints import Line, Span


def limits() -> Limits:
    """The community's numbers, in minutes."""
    rule = rules()
    return Limits(rule.free_day_hours * 60, rule.second_day_hours * 60, rule.longest_stint_hours * 60)


def write(stint: Stint, line: Line, reason: str = "", device_id: int | None = None) -> None:
    """Add one row to the ledger, and add up what the person's days come to."""
    row = Attendance(stint_id=stint.id, volunteer_id=stint.volunteer_id, deed=line.deed, at=clock.now(), reason=reason)
    row.start_at, row.end_at, row.by_id, row.device_id = line.start, line.end, line.by, device_id
    db.session.add(row)
    db.session.flush()
    settle(stint)


def settle(stint: Stint) -> None:
    """Bring a stint, and the other stints and the sums of the days it touches or touched, to what the rows say."""
    before = [at for at in (stint.start_at, stint.end_at) if at is not None]
    span = queries_ledger.span(stint.id)
    touched = [*before, span.start, *([span.end] if span.end else [])]
    add_up(stint.volunteer_id, min(touched).date(), max(touched).date())


def add_up(volunteer_id: int, first: date, last: date) -> None:
    """Add up a person's days from `first` to `last`, and say of each stint there where it stands."""
    begin, end = datetime.combine(first, time(), ZONE), datetime.combine(last + ONE_DAY, time(), ZONE)
    found = queries_ledger.stints_touching(volunteer_id, begin - ONE_DAY, end + ONE_DAY)
    spans, limit = queries_ledger.spans([each.id for each in found]), limits()
    days = hours.reckon((spans[each.id] for each in found if each.duty.counts_hours), limit)
    asked = _all_days(first, last)
    for each in found:
        # Of one that lies wholly outside, a day may be missing here: it stands as it stood.
        touched = {day for day, _some in hours.pieces(spans[each.id], limit.longest)}
        if not touched or touched & set(asked):
            _stand(each, spans[each.id], hours.needed(spans[each.id], days, limit.longest), limit.longest)
    _keep_days(volunteer_id, {day: days.get(day, hours.NOTHING) for day in asked})
    db.session.flush()


def _stand(stint: Stint, span: Span, needed: int, longest: int) -> None:
    stint.start_at, stint.end_at = span.start, hours.end_of(span, longest)
    stint.minutes, stint.is_too_long = hours.minutes(span, longest), hours.is_too_long(span, longest)
    stint.needed, stint.answered = needed, len(span.confirmed_by)
    stint.stage = stints.stage(span, needed)


def _keep_days(volunteer_id: int, days: dict[date, hours.Day]) -> None:
    kept = queries_ledger.service_days(volunteer_id, list(days))
    for day, sums in days.items():
        if day in kept and not sums.minutes:
            db.session.delete(kept[day])
        elif day in kept:
            kept[day].minutes, kept[day].counted = sums.minutes, sums.counted
        elif sums.minutes:
            db.session.add(ServiceDay(volunteer_id=volunteer_id, day=day, minutes=sums.minutes, counted=sums.counted))


def _all_days(first: date, last: date) -> list[date]:
    return [first + ahead * ONE_DAY for ahead in range((last - first).days + 1)]
