"""That something left the house is written down: which list, and how far it was narrowed; never what was typed."""

from collections.abc import Sequence
from datetime import date

from app.audit import hold, record
from app.db import db, upsert
from app.exchange.columns import Column
from app.exchange.models import HoursMap
from app.intake import Found, Intake
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _


def note_export(by: Staff, name: str, kind: str, filters: int) -> None:
    """A list was taken out as a file of `kind`, narrowed by so many filters."""
    record(by, "list.exported", note=f"{name} {kind} {filters}")


def note_hours(by: Staff, kind: str, first: date, last: date) -> None:
    """The table of hours was taken out, with names and numbers in full."""
    record(by, "list.hours_exported", note=f"{kind} {first} {last}")


def take_in(by: Staff, table: Intake, found: Sequence[Found]) -> None:
    """A table is taken in, whole; of two at once one comes after the other, and sees what it brought."""
    hold(db.session())
    table.take_in(by, found)
    record(by, "list.imported", note=f"{table.name} {len(found)}")


def lay_out(by: Staff, columns: Sequence[Column]) -> None:
    """From now on the table of hours has these columns."""
    if not columns:
        raise Refused(_("至少要有一列"))
    if len({column.heading for column in columns}) < len(columns):
        raise Refused(_("有两列的表头一样，请改一个"))
    said = [[column.heading, column.source.value] for column in columns]
    row = upsert(HoursMap).values(id=1, columns=said)
    db.session.execute(row.on_conflict_do_update(index_elements=["id"], set_={"columns": said}))
    record(by, "list.columns_laid_out", note=str(len(columns)))
