"""Two entries that may be one person: who resembles whom, what each has, what was merged."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from app.db import Base, db
from app.volunteers import queries, queries_hours, queries_ledger
from app.volunteers.models import Apart, Merge, Standing, Volunteer
from app.volunteers.models_door import Card
from app.volunteers.models_growth import Award, Evaluation, Training
from app.volunteers.models_ledger import Stint
from app.volunteers.queries_hours import PersonRow
from app.volunteers.stints import Span

SHOWN = 30
PRESENT = (Standing.APPLIED, Standing.ACTIVE)


class Pair(NamedTuple):
    """Two entries alike: the one that would stay, and the one that would go."""

    kept_id: int
    kept_name: str
    gone_id: int
    gone_name: str


class Alike(NamedTuple):
    """Pairs by what they have in common."""

    papers: list[Pair]
    birthdays: list[Pair]
    phones: list[Pair]


def alike() -> Alike:
    """Entries with the same identity number, the same name and birthday, the same phone; each pair once."""
    kept, gone = aliased(Volunteer), aliased(Volunteer)
    papers = _pairs(kept, gone, kept.id_print == gone.id_print)
    birthdays = _pairs(kept, gone, (kept.name == gone.name) & (kept.born_on == gone.born_on))
    phones = _pairs(kept, gone, (kept.phone_tail == gone.phone_tail) & (kept.phone == gone.phone))
    birthdays = [pair for pair in birthdays if pair not in papers]
    return Alike(papers, birthdays, [pair for pair in phones if pair not in papers and pair not in birthdays])


def _pairs(kept: type[Volunteer], gone: type[Volunteer], same: Any) -> list[Pair]:
    """The longer known stays, but whoever left or was turned down goes."""
    is_turn = (kept.id < gone.id) | gone.standing.not_in(PRESENT)
    pairs = select(kept.id, kept.name, gone.id, gone.name).join(gone, same & (kept.id != gone.id) & is_turn)
    low, high = Apart.low_id, Apart.high_id
    is_apart = exists().where(or_((low == kept.id) & (high == gone.id), (low == gone.id) & (high == kept.id)))
    pairs = pairs.where(
        ~is_apart, kept.standing.in_(PRESENT), kept.merged_into_id.is_(None), gone.merged_into_id.is_(None)
    )
    return [Pair(*row) for row in db.session.execute(pairs.order_by(kept.sort, kept.id, gone.id).limit(SHOWN))]


def are_apart(one_id: int, other_id: int) -> bool:
    """Whether somebody has looked at the two and found two people."""
    low, high = sorted((one_id, other_id))
    return db.session.scalar(select(Apart.id).where(Apart.low_id == low, Apart.high_id == high)) is not None


def apart_from(volunteer_id: int) -> set[int]:
    """Everyone somebody is known not to be."""
    pairs = select(Apart.low_id, Apart.high_id).where(or_(Apart.low_id == volunteer_id, Apart.high_id == volunteer_id))
    return {id for pair in db.session.execute(pairs) for id in pair if id != volunteer_id}


def others(search: str, but: int) -> list[PersonRow]:
    """Whom `but` may turn out to be: found as on the roster, however they stand."""
    return [each for each in queries_hours.people(search, frozenset(Standing)) if each.id != but]


def both_for_update(kept_id: int, gone_id: int) -> tuple[Volunteer, Volunteer] | None:
    """Two different volunteers, locked in the order of their numbers whichever of them stays."""
    held = {id: queries.volunteer_for_update(id) for id in sorted({kept_id, gone_id})}
    kept, gone = held[kept_id], held[gone_id]
    return (kept, gone) if kept and gone and kept is not gone else None


def spans_of(volunteer_id: int) -> list[Span]:
    """Every stint of somebody, as its rows add up."""
    ids = db.session.scalars(select(Stint.id).where(Stint.volunteer_id == volunteer_id).order_by(Stint.id)).all()
    return list(queries_ledger.spans(ids).values())


def counting_spans_of(volunteer_id: int) -> list[Span]:
    """The same without duties that count no hours."""
    found = db.session.scalars(select(Stint).where(Stint.volunteer_id == volunteer_id).order_by(Stint.id)).all()
    ids = [stint.id for stint in found if stint.duty.counts_hours]
    return list(queries_ledger.spans(ids).values())


def rows_of(table: Any, volunteer_id: int) -> Sequence[Any]:
    """What a table (stints, trainings, places in teams …) holds of somebody."""
    return db.session.scalars(select(table).where(table.volunteer_id == volunteer_id).order_by(table.id)).all()


def numbered(table: type[Base], ids: Sequence[int]) -> Sequence[Any]:
    """Rows by their numbers, in their order."""
    return db.session.scalars(select(table).where(table.id.in_(ids)).order_by(table.id)).all() if ids else ()


def how_many(table: type[Stint | Training | Award | Evaluation], volunteer_id: int) -> int:
    counted = select(func.count()).select_from(table).where(table.volunteer_id == volunteer_id)
    return db.session.scalar(counted) or 0


def card(id: int) -> Card | None:
    return db.session.get(Card, id)


def merges() -> Sequence[tuple[Merge, str, str]]:
    """What was merged and stands, the latest first, with both names."""
    kept, gone = aliased(Volunteer), aliased(Volunteer)
    done = select(Merge, kept.name, gone.name).join(kept, kept.id == Merge.kept_id).join(gone, gone.id == Merge.gone_id)
    rows = db.session.execute(done.where(Merge.undone_at.is_(None)).order_by(Merge.id.desc()).limit(SHOWN))
    return [(merge, kept_name, gone_name) for merge, kept_name, gone_name in rows]


def heirs(ids: Iterable[int]) -> dict[int, int]:
    """Who each of these is today: whom they were merged into, or themselves."""
    found = {id: id for id in ids}
    while gone := dict(_merged(found.values())):
        found = {id: gone.get(heir, heir) for id, heir in found.items()}
    return found


def merge_for_update(id: int) -> Merge | None:
    return db.session.scalar(select(Merge).where(Merge.id == id).with_for_update())


def _merged(ids: Iterable[int]) -> list[tuple[int, int]]:
    merged = select(Volunteer.id, Volunteer.merged_into_id).where(Volunteer.merged_into_id.is_not(None))
    return [(id, heir) for id, heir in db.session.execute(merged.where(Volunteer.id.in_(set(ids)))) if heir]


def has_later_merge(merge: Merge) -> bool:
    """Whether something was merged into the same entry since, or that entry into another."""
    touched = (Merge.kept_id == merge.kept_id) | (Merge.gone_id == merge.kept_id)
    later = select(Merge.id).where(touched, Merge.id > merge.id, Merge.undone_at.is_(None))
    return db.session.scalar(later.limit(1)) is not None
