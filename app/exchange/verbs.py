"""That something left the house is written down: which list, and how far it was narrowed; never what was typed."""

from app.audit import record
from app.staff.models import Staff


def note_export(by: Staff, name: str, kind: str, filters: int) -> None:
    """A list was taken out as a file of `kind`, narrowed by so many filters."""
    record(by, "list.exported", note=f"{name} {kind} {filters}")
