"""Everything that is kept of hours, counted once more from the ledger's rows."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from app.db import db
from app.volunteers import hours, queries_ledger, stints
from app.volunteers.hours import Limits
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import ServiceDay, Stint
from app.volunteers.stints import Span


def differences(limits: Limits) -> Iterator[str]:
    """Every day and every stint that is not what its rows come to. Nothing: every hour is accounted for."""
    for person in db.session.scalars(select(Volunteer.id).order_by(Volunteer.id)).all():
        found = db.session.scalars(select(Stint).where(Stint.volunteer_id == person).order_by(Stint.id)).all()
        yield from _of_person(person, found, limits)
        # A house of years is read person by person, not kept in memory whole.
        db.session.expunge_all()


def _of_person(person: int, found: Sequence[Stint], limits: Limits) -> Iterator[str]:
    spans = queries_ledger.spans([each.id for each in found])
    for each in found:
        if each.id not in spans:
            yield f"stint {each.id} has no rows"
    written = [each for each in found if each.id in spans]
    days = hours.reckon((spans[each.id] for each in written if each.duty.counts_hours), limits)
    for each in written:
        yield from _of_stint(each, spans[each.id], hours.needed(spans[each.id], days, limits.longest), limits.longest)
    said = {day: (sums.minutes, sums.counted) for day, sums in days.items() if sums.minutes}
    rows = db.session.scalars(select(ServiceDay).where(ServiceDay.volunteer_id == person)).all()
    kept = {row.day: (row.minutes, row.counted) for row in rows}
    for day in sorted(said.keys() | kept.keys()):
        if kept.get(day) != said.get(day):
            yield f"volunteer {person}, {day}: kept {_words(kept.get(day))}, the rows come to {_words(said.get(day))}"


def _of_stint(stint: Stint, span: Span, needed: int, longest: int) -> Iterator[str]:
    kept = {
        "start": (stint.start_at, span.start),
        "end": (stint.end_at, hours.end_of(span, longest)),
        "minutes": (stint.minutes, hours.minutes(span, longest)),
        "stage": (stint.stage.value, stints.stage(span, needed).value),
        "needed": (stint.needed, needed),
        "answered": (stint.answered, len(span.confirmed_by)),
    }
    for name, (here, there) in kept.items():
        if here != there:
            yield f"stint {stint.id}: {name} is kept as {here}, the rows come to {there}"


def _words(sums: tuple[int, int] | None) -> str:
    return "nothing" if sums is None else f"{sums[0]} minutes, {sums[1]} of them counted"
