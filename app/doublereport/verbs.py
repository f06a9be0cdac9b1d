"""A report leaves the house: who drew it, and about whom, is written down."""

from app.audit import record
from app.db import Base


def draw(about: Base, by: Base) -> None:
    """It was printed or saved."""
    record(by, "report.drawn", about)
