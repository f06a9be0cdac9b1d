"""Everything that can be done to a donation: received, handed on in parts, put right, thanked or not."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app import clock
from app.audit import record
from app.community.models import Place
from app.db import db
from app.giving.models import Donation, DonorKind, Gift, HandOn, Way
from app.giving.numbers import new_number
from app.names import search_text
from app.refusal import Refused
from app.staff.models import Staff
from app.station import queries_stock, verbs_stock
from app.station.models_stock import Supply
from app.words import _


class Donor(NamedTuple):
    """Who gives; no name is anonymous."""

    name: str = ""
    kind: DonorKind = DonorKind.PERSON
    phone: str = ""
    may_thank: bool = False
    note: str = ""


class Piece(NamedTuple):
    """A thing that is given."""

    name: str
    quantity: int
    unit: str


class Shelf(NamedTuple):
    """Where on the shelves something goes: as which supply, at which place, so many of its unit, good until."""

    supply: Supply
    place: Place
    quantity: int
    expires_on: date | None


def receive(by: Staff, place: Place, donor: Donor, pieces: Sequence[Piece]) -> Donation:
    """Write down what was given, with a number for the receipt."""
    given = Donation(number=new_number(clock.today()), place_id=place.id, received_by_id=by.id)
    given.received_at = clock.now()
    _name(given, donor)
    given.gifts = [Gift(name=one.name, unit=one.unit, quantity=one.quantity, left=one.quantity) for one in pieces]
    db.session.add(given)
    db.session.flush()
    record(by, "donation.received", given)
    return given


def hand_on(gift: Gift, by: Staff, way: Way, quantity: int, words: str) -> HandOn:
    """To a household, a cause or an activity, in plain words. Lock the gift first."""
    return _hand_on(gift, by, HandOn(way=way, words=words, stocked=0), quantity)


def put_into_stock(gift: Gift, by: Staff, quantity: int, shelf: Shelf) -> HandOn:
    """Onto the shelf, as a delivery like any other. Lock the gift first."""
    _expect_enough(gift, quantity)
    batch = verbs_stock.deliver(by, shelf.supply, shelf.place, shelf.quantity, shelf.expires_on, _("爱心捐赠"))
    return _hand_on(gift, by, HandOn(way=Way.STOCK, batch_id=batch.id, stocked=shelf.quantity), quantity)


def undo(passed: HandOn, by: Staff) -> None:
    """A slip: it goes back to what is left, and off the shelf, as long as the day lasts. Lock the gift first."""
    if not passed.can_be_undone_on(clock.today()):
        raise Refused(_("只有当天登记的去向可以撤回，请用别的办法更正"))
    if passed.batch_id is not None:
        batch = queries_stock.batch_for_update(passed.batch_id)
        if batch is not None:
            verbs_stock.send_back(batch, by, passed.stocked, _("撤回捐赠入库"))
    passed.undone_at, passed.undone_by_id = clock.now(), by.id
    passed.gift.left += passed.quantity
    record(by, "donation.hand_on_undone", passed.gift, str(passed.quantity))


def correct(given: Donation, by: Staff, donor: Donor) -> None:
    """What was said of the donor was wrong. A consent is given or taken back in person, on its own."""
    _name(given, donor._replace(may_thank=given.may_thank))
    record(by, "donation.corrected", given)


def correct_gift(gift: Gift, by: Staff, piece: Piece) -> None:
    """The thing, its number or its unit was wrong; what was handed on stays. Lock the gift first."""
    if piece.quantity < gift.handed_on:
        raise Refused(_("已经送出去 %(gone)d，收到的不能比这还少", gone=gift.handed_on))
    gift.left = piece.quantity - gift.handed_on
    gift.name, gift.unit, gift.quantity = piece.name, piece.unit, piece.quantity
    record(by, "donation.corrected", gift)


def agree(given: Donation, by: Staff) -> None:
    """The donor says yes to being thanked in public."""
    if given.may_thank:
        raise Refused(_("捐赠人已经同意过了"))
    given.may_thank = True
    record(by, "donation.thanks_agreed", given)


def withdraw(given: Donation, by: Staff) -> None:
    """The donor would rather not be thanked in public; the pages stop at once."""
    if not given.may_thank:
        raise Refused(_("本来就没有公开致谢"))
    given.may_thank = False
    record(by, "donation.thanks_withdrawn", given)


def unmask(given: Donation, by: Staff) -> None:
    """Someone looks at a donor's whole number: a deliberate act, written down."""
    if not given.phone:
        raise Refused(_("没有留电话，或者已经到期删除"))
    record(by, "donation.unmasked", given)


def _hand_on(gift: Gift, by: Staff, passed: HandOn, quantity: int) -> HandOn:
    _expect_enough(gift, quantity)
    gift.left -= quantity
    passed.gift, passed.quantity, passed.by_id = gift, quantity, by.id
    passed.at, passed.day = clock.now(), clock.today()
    db.session.add(passed)
    db.session.flush()
    record(by, "donation.handed_on", gift, f"{passed.way.value} {quantity}")
    return passed


def _expect_enough(gift: Gift, quantity: int) -> None:
    if quantity > gift.left:
        raise Refused(
            _("「%(name)s」只剩 %(left)d %(unit)s，请少填一点", name=gift.name, left=gift.left, unit=gift.unit)
        )


def _name(given: Donation, donor: Donor) -> None:
    given.donor, given.kind, given.phone = donor.name, donor.kind, donor.phone or None
    given.may_thank, given.note = donor.may_thank, donor.note
    given.search = search_text(donor.name) if donor.name else ""
