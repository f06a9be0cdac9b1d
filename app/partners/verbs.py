"""What can be done about units."""

from app.audit import record
from app.db import Base, db
from app.names import search_text
from app.partners import queries
from app.partners.models import Unit


def unit(name: str, by: Base | None) -> Unit:
    """The unit of this name, noted down if it is new."""
    known = queries.unit_named(name)
    if known is not None:
        return known
    fresh = Unit(name=name, search=search_text(name))
    db.session.add(fresh)
    db.session.flush()
    record(by, "unit.noted", fresh)
    return fresh
