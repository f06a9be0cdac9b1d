"""What is read of the units around the community."""

from collections.abc import Sequence

from sqlalchemy import select

from app.db import db
from app.names import sort_key
from app.partners.models import Unit


def unit_named(name: str) -> Unit | None:
    return db.session.scalar(select(Unit).where(Unit.name == name))


def units() -> Sequence[Unit]:
    """Every unit, by pinyin."""
    return sorted(db.session.scalars(select(Unit).limit(500)), key=lambda unit: sort_key(unit.name))
