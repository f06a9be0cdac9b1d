"""What can be done about units and partners: they are noted, sign, renew, end before their time."""

from app import clock
from app.audit import record
from app.community.models import Area
from app.config import rules
from app.db import Base, db
from app.names import search_text
from app.partners import queries
from app.partners.models import Agreement, AgreementCopy, Kind, Partner, PartnerContact, Unit
from app.partners.pdfs import is_pdf
from app.partners.terms import Described, Terms
from app.refusal import Refused
from app.words import _


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


def add(by: Base, community: Area, said: Described) -> Partner:
    """An organisation the community would like to sign with; a unit whose members report here is the same one."""
    its_unit = unit(said.name, by)
    if queries.partner_of(its_unit.id):
        raise Refused(_("%(name)s已经在共建单位里了", name=said.name))
    made = Partner(unit_id=its_unit.id, area_id=community.id)
    _describe(made, said)
    db.session.add(made)
    db.session.flush()
    record(by, "partner.added", made)
    return made


def change(partner: Partner, by: Base, said: Described) -> None:
    """What it is called, what it is, where it is."""
    known = queries.unit_named(said.name)
    if known is not None and known.id != partner.unit_id:
        raise Refused(_("%(name)s已经有了", name=said.name))
    partner.unit.name, partner.unit.search = said.name, search_text(said.name)
    _describe(partner, said)
    record(by, "partner.changed", partner)


def add_contact(partner: Partner, by: Base, name: str, duty: str, phone: str) -> PartnerContact:
    """Whom one rings there."""
    made = PartnerContact(partner_id=partner.id, name=name, duty=duty, phone=phone)
    db.session.add(made)
    record(by, "partner.contact_added", partner)
    return made


def drop_contact(contact: PartnerContact, partner: Partner, by: Base) -> None:
    """Somebody else is rung from now on."""
    db.session.delete(contact)
    record(by, "partner.contact_dropped", partner)


def unmask(partner: Partner, by: Base) -> None:
    """The phones are looked at in full."""
    record(by, "partner.unmasked", partner)


def sign(partner: Partner, by: Base, terms: Terms) -> Agreement:
    """A version more: the first agreement, or a renewal that follows the one before. That one stays as it was."""
    if terms.until < terms.since:
        raise Refused(_("最后一天不能早于第一天"))
    last = next(iter(queries.agreements(partner.id)), None)
    if last is not None and terms.since <= (last.ended_on or last.until) and last.ended_on is None:
        raise Refused(_("现在的协议到%(day)s，新的请从后一天开始", day=f"{last.until:%Y-%m-%d}"))
    made = Agreement(partner_id=partner.id, version=(last.version if last else 0) + 1, **terms._asdict())
    db.session.add(made)
    db.session.flush()
    record(by, "agreement.signed", made)
    return made


def end(agreement: Agreement, by: Base, reason: str) -> None:
    """It ends today, before its time."""
    today = clock.today()
    if agreement.ended_on is not None or agreement.until < today:
        raise Refused(_("这份协议已经结束了"))
    agreement.ended_on, agreement.end_reason = today, reason
    record(by, "agreement.ended", agreement)


def keep_copy(agreement: Agreement, by: Base, blob: bytes) -> AgreementCopy:
    """The signed paper. What is no PDF, or too large, is refused by what is in it."""
    most = rules().copy_kilobytes
    if not is_pdf(blob):
        raise Refused(_("请传 PDF 文件"))
    if len(blob) > most * 1024:
        raise Refused(_("文件太大了，最多 %(most)d KB；扫描时选「黑白」会小很多", most=most))
    kept = queries.copy(agreement.id) or AgreementCopy(agreement_id=agreement.id)
    kept.blob, kept.size, kept.at, kept.by_id = blob, len(blob), clock.now(), by.id
    db.session.add(kept)
    record(by, "agreement.copy_kept", agreement)
    return kept


def drop_copy(agreement: Agreement, by: Base) -> None:
    """The wrong paper."""
    kept = queries.copy(agreement.id)
    if kept is None:
        raise Refused(_("没有这份文件"))
    db.session.delete(kept)
    record(by, "agreement.copy_dropped", agreement)


def _describe(partner: Partner, said: Described) -> None:
    other = queries.coded(said.credit_code) if said.credit_code else None
    if other is not None and other.id != partner.id:
        raise Refused(_("这个统一社会信用代码已经有了"))
    partner.kind, partner.credit_code, partner.address = Kind(said.kind), said.credit_code or None, said.address
