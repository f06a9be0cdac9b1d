"""When a lent thing should be back: a friendly hour on an open day."""

from datetime import datetime, time, timedelta

from app import clock
from app.community import queries, timetable
from app.config import rules
from app.kiosk.queries import Here

LOOKED_AHEAD = 14  # a closing longer than this is nobody's fault: the day is kept all the same
EVENING = 20 * 60


def due(here: Here) -> datetime:
    """The hour the door closes, at the latest 20:00, on the first open day from `loan_days` on."""
    first = clock.today() + timedelta(days=rules().loan_days)
    others = queries.other_days([here.place_id], first, first + timedelta(days=LOOKED_AHEAD))[here.place_id]
    days = (first + timedelta(days=ahead) for ahead in range(LOOKED_AHEAD))
    open_days = ((day, timetable.spans_on(here.week, others, day)) for day in days)
    day, spans = next(((day, spans) for day, spans in open_days if spans), (first, []))
    midnight = datetime.combine(day, time(), clock.ZONE)
    return midnight + timedelta(minutes=closing(spans))


def closing(spans: list[timetable.Span]) -> int:
    """The minute of the day to be back by, for a day's spans: the evening where the door is open then, or no hours are known."""
    ends = [timetable.minutes(opens) + timetable.length(opens, closes) for opens, closes in spans]
    starts = [timetable.minutes(opens) for opens, _closes in spans]
    return max(ends) if ends and (max(ends) < EVENING or min(starts) >= EVENING) else EVENING
