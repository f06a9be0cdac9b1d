"""What nobody else may have of those who come in by a table."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from sqlalchemy import select, true

from app.db import db
from app.volunteers.models import Standing, Volunteer

_AT_ONCE: Final = 500


class Known(NamedTuple):
    """Phones, fingerprints of identity numbers and numbers of the national system that somebody has already."""

    phones: set[str]
    papers: set[str]
    numbers: set[str]


def everybody() -> Known:
    """Of all who are here or ask to be."""
    rows = select(Volunteer.phone, Volunteer.id_print, Volunteer.standing, Volunteer.national_number)
    found = list(db.session.execute(rows))
    here = [row for row in found if row.standing in {Standing.APPLIED, Standing.ACTIVE}]
    return Known(
        {row.phone for row in here if row.phone},
        {row.id_print for row in here if row.id_print},
        {row.national_number for row in found if row.national_number},
    )


def known(phones: Sequence[str], papers: Sequence[str], numbers: Sequence[str]) -> Known:
    """Which of these are."""
    is_here = Volunteer.standing.in_((Standing.APPLIED, Standing.ACTIVE))
    return Known(
        _those(Volunteer.phone, phones, is_here),
        _those(Volunteer.id_print, papers, is_here),
        _those(Volunteer.national_number, numbers, true()),
    )


def _those(column: Any, values: Sequence[str], where: Any) -> set[str]:
    found: set[str] = set()
    for some in _in_parts(values):
        found.update(db.session.scalars(select(column).where(column.in_(some), where)))
    return found


def _in_parts(values: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(values)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
