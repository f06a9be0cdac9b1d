"""How the station's rows read on a screen: labels in the visitor's language, captions in words."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from flask import url_for

from app import clock
from app.kiosk.sheets import Sheet
from app.pages import errors
from app.station import queries
from app.station.forms import VisitForm
from app.station.models import ServiceKind, Visit, VisitorType
from app.station.queries_wall import ServiceTile, ShelfItem
from app.words import _, _l, language, ngettext

WHO = {
    VisitorType.COURIER: (_l("快递员"), "package"),
    VisitorType.RIDER: (_l("外卖员"), "bike"),
    VisitorType.CLEANER: (_l("环卫工人"), "brush-cleaning"),
    VisitorType.VOLUNTEER: (_l("志愿者"), "hand-heart"),
    VisitorType.CITIZEN: (_l("市民"), "house"),
    VisitorType.SPECIAL: (_l("需要照顾"), "heart-handshake"),
}
FAMILY = {ServiceKind.USE: "honey", ServiceKind.CONSUME: "clay", ServiceKind.LEND: "leaf"}
# The hour each greeting begins.
GREETINGS: Final = (
    (18, _l("晚上好，")),
    (13, _l("下午好，")),
    (11, _l("中午好，")),
    (5, _l("上午好，")),
    (0, _l("夜深了，")),
)


class Tile(NamedTuple):
    """A tile of the home wall."""

    url: str
    icon: str
    family: str
    label: str
    caption: str
    is_off: bool


class Choice(NamedTuple):
    """A service to tick."""

    id: int
    label: str
    icon: str
    caption: str
    is_chosen: bool
    is_off: bool


class Portion(NamedTuple):
    """A supply with a stepper."""

    id: int
    label: str
    unit: str
    left: int
    limit: int
    quantity: int
    is_off: bool


class Kind(NamedTuple):
    """A thing on a page's heading."""

    code: object
    label: str
    icon: str
    family: str = "leaf"


def in_own_words(name: str, name_en: str) -> str:
    """The English name for an English reader, where there is one."""
    return name_en if name_en and language() == "en" else name


def caption(tile: ServiceTile) -> str:
    """What is left, in words; why it rests, when it rests."""
    if tile.paused_at is not None:
        return tile.paused_words or _("今天暂停")
    if tile.left is None:
        return in_own_words(tile.hint, tile.hint_en)
    if tile.left == 0:
        return _("借完了") if tile.kind is ServiceKind.LEND else _("暂时没有")
    if tile.kind is ServiceKind.LEND:
        return ngettext("还有 %(num)d 件", "还有 %(num)d 件", tile.left)
    return ngettext("还有 %(num)d 份", "还有 %(num)d 份", tile.left)


def is_off(tile: ServiceTile) -> bool:
    return tile.paused_at is not None or tile.left == 0


def tiles(offered: Iterable[ServiceTile]) -> list[Tile]:
    """The wall: the place's services, then the way back for what is lent, then the house itself."""
    visit, lend = url_for("station.visit"), url_for("station.lend")
    wall = [_tile(tile, lend if tile.kind is ServiceKind.LEND else f"{visit}?service={tile.id}") for tile in offered]
    wall.append(Tile(url_for("station.give_back_start"), "undo-2", "leaf", _("归还"), _("雨具、充电宝"), is_off=False))
    wall.append(Tile(url_for("station.about"), "clock", "plain", _("驿站信息"), _("开放时间、设施"), is_off=False))
    return wall


def _tile(tile: ServiceTile, url: str) -> Tile:
    name = in_own_words(tile.name, tile.name_en)
    return Tile(url, tile.icon, FAMILY[tile.kind], name, caption(tile), is_off(tile))


def choices(offered: Iterable[ServiceTile], chosen: Iterable[int]) -> list[Choice]:
    """Services that are used on the spot, to tick; those tapped already are ticked."""
    ticked = set(chosen)
    used = [tile for tile in offered if tile.kind is ServiceKind.USE]
    return [
        Choice(
            tile.id, in_own_words(tile.name, tile.name_en), tile.icon, caption(tile), tile.id in ticked, is_off(tile)
        )
        for tile in used
    ]


def portions(shelf: Iterable[ShelfItem], taken: Mapping[int, int]) -> list[Portion]:
    """Supplies with a stepper each; nothing left is said and cannot be stepped."""
    return [
        Portion(
            item.id,
            in_own_words(item.name, item.name_en),
            in_own_words(item.unit, item.unit_en),
            item.left,
            min(item.limit, item.left),
            taken.get(item.id, 0),
            item.left == 0,
        )
        for item in shelf
    ]


def who() -> list[tuple[str, str, str]]:
    """The six kinds of guests: code, label, icon."""
    return [(code.value, str(label), icon) for code, (label, icon) in WHO.items()]


def faults(broken: Iterable[tuple[str, str]]) -> list[str]:
    """What does not work, in the visitor's words."""
    return [in_own_words(words, words_en) for words, words_en in broken]


def visit(seen: Visit) -> dict[str, Any]:
    """What a visit used and took, in words."""
    used = [in_own_words(service.name, service.name_en) for service in queries.services_of(seen.id)]
    taken = [
        (in_own_words(one.name, one.name_en), one.quantity, in_own_words(one.unit, one.unit_en))
        for one in queries.given_on(seen.id)
    ]
    undo_url = url_for("station.undo_visit", id=seen.id)
    return {
        "services": used,
        "supplies": taken,
        "party_size": seen.party_size,
        "undo_url": undo_url,
        "is_undone": seen.undone_at is not None,
    }


def walk_in(
    form: VisitForm, tile: ServiceTile, offered: list[ServiceTile], shown: Sheet, *, is_turning: bool
) -> dict[str, Any]:
    """The page of a tile: its guests' kinds, the services to tick, a sheet of supplies to step, the others kept."""
    ticked = form.service.data if form.is_submitted() else [tile.id]
    only = shown.rows[0] if len(shown.rows) == 1 and not form.is_submitted() else None
    taken = {only.id: 1} if only and only.left else form.supplies
    here = {item.id for item in shown.rows}
    return {
        "service": Kind(tile.id, in_own_words(tile.name, tile.name_en), tile.icon, FAMILY[tile.kind]),
        "types": who(),
        "chosen_type": form.who.data,
        "services": choices(offered, ticked),
        "supplies": portions(shown.rows, taken),
        "elsewhere": {id: quantity for id, quantity in taken.items() if id not in here},
        "next_sheet": shown.after or (1 if shown.before else None),
        "party_size": form.party.data or 1,
        "errors": {} if is_turning else errors(form),
    }


def greeting() -> str:
    """Good morning, noon, afternoon or evening, by the house's clock."""
    hour = clock.now().hour
    return next(str(words) for begins, words in GREETINGS if hour >= begins)
