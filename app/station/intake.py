"""The table of supplies: what is handed out under which service, and the first of it on a shelf."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from app import cells, clock
from app.cells import Amiss
from app.community.models import Place
from app.config import rules
from app.intake import Head, Intake, Line, one_by_one
from app.staff.models import Staff
from app.station import queries_room, queries_stock, verbs_stock
from app.station.models import Service
from app.words import _, _l, ngettext

LIMIT: Final = 2
"""As the form for one says it."""
HEADS: Final = (
    Head("物资", is_needed=True, longest=20),
    Head("服务", _l("属于哪项服务，比如简易食品"), is_needed=True),
    Head("单位", _l("个、包、瓶"), is_needed=True, longest=4),
    Head("英文名称"),
    Head("英文单位", longest=20),
    Head("每人次最多", _l("空着就是 2"), longest=10),
    Head("剩多少提醒", _l("空着就照平常的"), longest=10),
    Head("放在哪里", _l("有数量就要填；只有一个驿站可以空着")),
    Head("数量", _l("现在有多少；空着就先不入库"), longest=10),
    Head("批号", longest=40),
    Head("有效期到", "2026-12-31", longest=30),
)
SAMPLES: Final = (
    ("饼干", "简易食品", "包", "Biscuits", "pack", "2", "10", "", "50", "B2026", ""),
    ("方便面", "简易食品", "桶", "", "", "1", "", "", "", "", ""),
)


class Delivery(NamedTuple):
    """What comes with it."""

    place: Place
    quantity: int
    label: str
    expires_on: date | None


class Goods(NamedTuple):
    """What a row means."""

    service: Service
    words: dict[str, str]
    limit: int
    low_at: int
    delivery: Delivery | None


def _reader() -> Callable[[Line], Goods]:
    services = {service.name: service for service in queries_stock.consumed_services()}
    places = {place.name: place for place in queries_room.stations()}
    taken = dict.fromkeys(queries_stock.names(), 0)
    usual = rules().low_stock

    def read(line: Line) -> Goods:
        service = cells.one(line.said("服务"), "服务", services)
        names = {"name": "物资", "name_en": "英文名称", "unit": "单位", "unit_en": "英文单位"}
        words = {name: " ".join(line.said(head).split()) for name, head in names.items()}
        limit = cells.whole(line.said("每人次最多"), "每人次最多", 1, 99)
        low_at = cells.whole(line.said("剩多少提醒"), "剩多少提醒", 0, 9999)
        delivery = _delivery(line, places)
        before = taken.setdefault((service.id, words["name"]), line.row)
        if before != line.row:
            raise Amiss(_("和第 %(row)d 行重复", row=before) if before else _("已经有这种物资了，请在它那一页入库"))
        return Goods(service, words, limit or LIMIT, usual if low_at is None else low_at, delivery)

    return read


def _delivery(line: Line, places: dict[str, Place]) -> Delivery | None:
    quantity = cells.whole(line.said("数量"), "数量", 1, 9999)
    expires_on = cells.day(line.said("有效期到"), "有效期到")
    where = line.said("放在哪里") or (next(iter(places)) if len(places) == 1 else "")
    if where and where not in places:
        raise Amiss(_("没有这个地点"))
    if quantity is None:
        return None
    if not where:
        raise Amiss(_("没写%(head)s", head="放在哪里"))
    if expires_on and expires_on < clock.today():
        raise Amiss(_("这个日期已经过了，过期的不要入库"))
    return Delivery(places[where], quantity, line.said("批号"), expires_on)


def _take_one(by: Staff, said: Goods) -> None:
    supply = verbs_stock.add_supply(by, said.service, said.words, said.limit, said.low_at)
    if said.delivery:
        place, quantity, label, expires_on = said.delivery
        verbs_stock.deliver(by, supply, place, quantity, expires_on, label)


def _sums(goods: Sequence[Goods]) -> list[str]:
    batches = sum(each.delivery is not None for each in goods)
    told = (
        ngettext("%(num)d 种物资", "%(num)d 种物资", len(goods)),
        ngettext("%(num)d 批入库", "%(num)d 批入库", batches),
    )
    return [words for words, number in zip(told, (len(goods), batches), strict=True) if number]


_TAKE_IN: Final[Any] = one_by_one(_take_one)
INTAKES: Final = (
    Intake(
        "supplies",
        "supplies.all_of_them",
        "supplies.add",
        _l("物资"),
        _l("新的物资，可以连同第一批一起入库"),
        HEADS,
        SAMPLES,
        _reader,
        _TAKE_IN,
        _sums,
    ),
)
