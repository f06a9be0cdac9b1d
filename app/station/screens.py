"""How the station's rows read on a screen: labels in the visitor's language, captions in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app import clock
from app.community import hours
from app.community.models import HoursException, Place, PlaceKind
from app.station.models import AssetKind, ServiceKind, VisitorType
from app.station.queries import LoanMatch, ServiceTile, ShelfItem

WHO = {
    VisitorType.COURIER: (_l("快递员"), "package"),
    VisitorType.RIDER: (_l("外卖员"), "bike"),
    VisitorType.CLEANER: (_l("环卫工人"), "brush-cleaning"),
    VisitorType.VOLUNTEER: (_l("志愿者"), "hand-heart"),
    VisitorType.CITIZEN: (_l("市民"), "house"),
    VisitorType.SPECIAL: (_l("需要照顾"), "heart-handshake"),
}
LENT = {
    AssetKind.UMBRELLA: (_l("雨伞"), "umbrella"),
    AssetKind.RAINCOAT: (_l("雨衣"), "shirt"),
    AssetKind.POWER_BANK: (_l("充电宝"), "battery-charging"),
}
FAMILY = {ServiceKind.USE: "honey", ServiceKind.CONSUME: "clay", ServiceKind.LEND: "leaf"}


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


def in_own_words(name: str, name_en: str) -> str:
    """The English name for an English reader, where there is one."""
    return name_en if name_en and str(get_locale()) == "en" else name


def caption(tile: ServiceTile) -> str:
    """What is left, in words; why it rests, when it rests."""
    if tile.paused_at is not None:
        return tile.paused_words or _("今天暂停")
    if tile.left is None:
        return in_own_words(tile.hint, tile.hint_en)
    if tile.left == 0:
        return _("借完了") if tile.kind is ServiceKind.LEND else _("拿完了")
    if tile.kind is ServiceKind.LEND:
        return ngettext("还有 %(num)d 件", "还有 %(num)d 件", tile.left)
    return ngettext("还有 %(num)d 份", "还有 %(num)d 份", tile.left)


def is_off(tile: ServiceTile) -> bool:
    return tile.paused_at is not None or tile.left == 0
