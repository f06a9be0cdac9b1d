"""How donations read on a screen: what was given in a line, where it went, and who is thanked."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from app.daywords import day_words
from app.giving import queries
from app.giving.models import DonorKind, Way
from app.giving.queries import DonationRow, GiftRow, HandOnRow
from app.privacy import mask_name
from app.words import _, _l, language

KINDS: Final = {DonorKind.PERSON: _l("个人"), DonorKind.UNIT: _l("单位")}
WAYS: Final = {Way.STOCK: _l("放进驿站物资"), Way.CAUSE: _l("送到住户或用在一件事上"), Way.ACTIVITY: _l("用在一场活动")}
FEW: Final = 3


class Thank(NamedTuple):
    """Somebody thanked in public: no whole name, what they gave, where it went."""

    who: str
    day: str
    given: str
    went: str


class Step(NamedTuple):
    """A part of a gift on its way, as the desk reads it."""

    id: int
    quantity: int
    where: str
    by_name: str
    at: object
    is_undone: bool


def donor(name: str) -> str:
    """Who gave, as the desk reads it."""
    return name or str(_("爱心人士（匿名）"))


def masked(name: str, kind: DonorKind) -> str:
    """Who gave, as everybody reads it: 张*, 一家爱心单位, 爱心人士."""
    if not name:
        return str(_("爱心人士"))
    return mask_name(name) if kind is DonorKind.PERSON else str(_("一家爱心单位"))


def piece(gift: GiftRow) -> str:
    """大米 20 袋."""
    return f"{gift.name} {gift.quantity} {gift.unit}"


def pieces(gifts: Sequence[GiftRow], most: int = FEW) -> str:
    """The first few things of a donation, and how many there are."""
    some = _("、").join(piece(each) for each in gifts[:most])
    return _("%(some)s 等 %(number)d 样", some=some, number=len(gifts)) if len(gifts) > most else some


def where(went: HandOnRow) -> str:
    """Where a part went, in words."""
    if went.way is Way.STOCK:
        return str(_("驿站物资「%(name)s」", name=went.supply_name or ""))
    return went.words


def steps(rows: Iterable[HandOnRow]) -> list[Step]:
    """The way of a gift, each part with what was really put on the shelf."""
    return [_step(row) for row in rows]


def thanks(rows: Sequence[DonationRow]) -> list[Thank]:
    """The thanks of a page, in three looks whatever there is."""
    gifts = queries.gifts_of(row.id for row in rows)
    went = queries.hand_ons_of(gift.id for found in gifts.values() for gift in found)
    return [_thank(row, gifts.get(row.id, []), went) for row in rows]


def _thank(row: DonationRow, gifts: Sequence[GiftRow], went: dict[int, list[HandOnRow]]) -> Thank:
    parts = [part for gift in gifts for part in went.get(gift.id, []) if part.undone_at is None]
    places = list(dict.fromkeys(map(where, parts)))
    told = _("、").join(places[:FEW]) + (str(_("等")) if len(places) > FEW else "")
    is_left = any(gift.left for gift in gifts)
    if not places:
        told = str(_("还没送出，正在安排"))
    elif is_left:
        told = str(_("%(places)s；还有一部分正在安排", places=told))
    return Thank(masked(row.donor, row.kind), day_words(row.received_at, language()), pieces(gifts), told)


def _step(row: HandOnRow) -> Step:
    told = where(row)
    if row.stocked and row.stocked != row.quantity:
        told = str(_("%(place)s，入库 %(count)d %(unit)s", place=told, count=row.stocked, unit=row.supply_unit or ""))
    return Step(row.id, row.quantity, told, row.by_name, row.at, row.undone_at is not None)
