"""What is read of the units around the community, and of those that signed with it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import undefer

from app.db import db, holds
from app.names import sort_key
from app.partners.models import Agreement, AgreementCopy, Kind, Partner, PartnerContact, Unit


class View(StrEnum):
    """Which partners: all, those whose agreement holds, those it ends soon for, those without one."""

    ALL = "all"
    HOLDS = "holds"
    ENDING = "ending"
    NONE = "none"


class Row(NamedTuple):
    """A partner and the agreement that counts today: the one in force, else the last one there was."""

    id: int
    name: str
    kind: Kind
    agreement_id: int | None
    since: date | None
    until: date | None
    is_ended: bool


def unit_named(name: str) -> Unit | None:
    return db.session.scalar(select(Unit).where(Unit.name == name))


def unit(id: int) -> Unit | None:
    return db.session.get(Unit, id)


def units() -> Sequence[Unit]:
    """Every unit, by pinyin."""
    return sorted(db.session.scalars(select(Unit).limit(500)), key=lambda unit: sort_key(unit.name))


def partner(id: int) -> Partner | None:
    return db.session.scalar(select(Partner).where(Partner.id == id))


def partner_for_update(id: int) -> Partner | None:
    """A partner, locked: two who renew at once come one after the other."""
    locked = select(Partner).where(Partner.id == id).with_for_update(of=Partner)
    return db.session.scalar(locked.execution_options(populate_existing=True))


def partner_of(unit_id: int) -> Partner | None:
    return db.session.scalar(select(Partner).where(Partner.unit_id == unit_id))


def coded(code: str) -> Partner | None:
    return db.session.scalar(select(Partner).where(Partner.credit_code == code))


def partners(view: View, today: date, soon: date, search: str = "") -> list[Row]:
    """Partners by pinyin, each with the agreement that counts today; `soon`: until when one ends soon."""
    rank = func.row_number().over(
        partition_by=Agreement.partner_id,
        order_by=(_in_force(today).desc(), Agreement.version.desc()),
    )
    best = select(Agreement.id, rank.label("place")).subquery()
    found = (
        select(Partner.id, Unit.name, Partner.kind, Agreement.id, Agreement.since, Agreement.until, Agreement.ended_on)
        .join(Unit, Unit.id == Partner.unit_id)
        .outerjoin(Agreement, and_(Agreement.partner_id == Partner.id, Agreement.id.in_(_first(best))))
    )
    if search:
        found = found.where(holds(search, Unit.search, Unit.name))
    rows = [Row(*row[:6], is_ended=row[6] is not None) for row in db.session.execute(found.limit(500))]
    return sorted((row for row in rows if _fits(row, view, today, soon)), key=lambda row: sort_key(row.name))


def ending(soon: date) -> list[tuple[int, str, date]]:
    """(partner, name, last day) of agreements that end by `soon`, or have ended, and no later one follows."""
    later = select(func.max(Agreement.version)).where(Agreement.partner_id == Partner.id).correlate(Partner)
    found = (
        select(Partner.id, Unit.name, Agreement.until)
        .join(Unit, Unit.id == Partner.unit_id)
        .join(Agreement, Agreement.partner_id == Partner.id)
        .where(Agreement.version == later.scalar_subquery(), Agreement.ended_on.is_(None), Agreement.until <= soon)
        .order_by(Agreement.until)
    )
    return [(id, name, until) for id, name, until in db.session.execute(found.limit(100))]


def in_force(day: date, areas: Collection[int] | None = None) -> int:
    """With how many partners an agreement holds on a day; of those in some areas, or of all."""
    counted = select(func.count(Agreement.partner_id.distinct())).where(_in_force(day))
    if areas is not None:
        counted = counted.join(Partner, Partner.id == Agreement.partner_id).where(Partner.area_id.in_(areas))
    return int(db.session.scalar(counted) or 0)


def contacts(partner_id: int) -> Sequence[PartnerContact]:
    found = select(PartnerContact).where(PartnerContact.partner_id == partner_id)
    return db.session.scalars(found.order_by(PartnerContact.id)).all()


def contact_for_update(id: int) -> PartnerContact | None:
    return db.session.scalar(select(PartnerContact).where(PartnerContact.id == id).with_for_update())


def agreements(partner_id: int) -> Sequence[Agreement]:
    """Every version, the latest first."""
    found = select(Agreement).where(Agreement.partner_id == partner_id)
    return db.session.scalars(found.order_by(Agreement.version.desc())).all()


def agreement_for_update(id: int) -> Agreement | None:
    locked = select(Agreement).where(Agreement.id == id).with_for_update(of=Agreement)
    return db.session.scalar(locked.execution_options(populate_existing=True))


def copies(agreement_ids: Iterable[int]) -> dict[int, AgreementCopy]:
    """The signed copies, without their pages."""
    found = select(AgreementCopy).where(AgreementCopy.agreement_id.in_(list(agreement_ids)))
    return {each.agreement_id: each for each in db.session.scalars(found)}


def copy(agreement_id: int) -> AgreementCopy | None:
    """A signed copy with its pages."""
    found = select(AgreementCopy).where(AgreementCopy.agreement_id == agreement_id)
    return db.session.scalar(found.options(undefer(AgreementCopy.blob)))


def names() -> list[tuple[int, str]]:
    """Every partner to choose from, by pinyin."""
    rows = db.session.execute(select(Partner.id, Unit.name).join(Unit, Unit.id == Partner.unit_id).limit(500))
    return sorted(((id, name) for id, name in rows), key=lambda each: sort_key(each[1]))


def _in_force(day: date) -> Any:
    return and_(
        Agreement.since <= day, Agreement.until >= day, or_(Agreement.ended_on.is_(None), Agreement.ended_on > day)
    )


def _first(ranked: Any) -> Any:
    return select(ranked.c.id).where(ranked.c.place == 1)


def _fits(row: Row, view: View, today: date, soon: date) -> bool:
    match view:
        case View.HOLDS:
            return _holds(row, today)
        case View.ENDING:
            return _holds(row, today) and row.until is not None and row.until <= soon
        case View.NONE:
            return not _holds(row, today)
    return True


def _holds(row: Row, today: date) -> bool:
    return row.until is not None and row.since is not None and row.since <= today <= row.until and not row.is_ended
