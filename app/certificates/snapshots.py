"""What a certificate keeps of each record, and whether the records still say so."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.certificates.certificate import Line


def kept(stint_id: int, line: Line) -> dict[str, Any]:
    """A record as it is kept: its number, and the seven things as they were that day."""
    return {"stint": stint_id, **line._asdict(), "day": line.day.isoformat()}


def line_of(row: Mapping[str, Any]) -> Line:
    """The seven things again."""
    return Line(**{name: row[name] for name in Line._fields if name != "day"}, day=date.fromisoformat(row["day"]))


def stint_ids(rows: Iterable[Mapping[str, Any]]) -> set[int]:
    return {row["stint"] for row in rows}


def is_altered(rows: Iterable[Mapping[str, Any]], today: Mapping[int, Line]) -> bool:
    """Whether a record has since been corrected, struck out, or has to be confirmed anew.

    `today`: what is confirmed of the same person now, by the record's number.
    """
    return any(line_of(row) != today.get(row["stint"]) for row in rows)
