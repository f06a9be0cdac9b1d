"""The lists of the station as they may be taken out: its wall, its shelf, what is lent, what is broken."""

from typing import Any, Final

from app import clock
from app.outgoing import Export, Lines, pages
from app.station import counter, desk_loans, desk_supplies, queries_room, queries_stock, shelf, whereabouts
from app.words import _, _l


def _services() -> Lines:
    for row in queries_room.services_at(whereabouts.place().id):
        state = _("没有这项") if row.offer_id is None else _("暂停") if row.paused_at else _("开放")
        yield row.name, row.hint, state, row.paused_words


def _supplies() -> Lines:
    place, search, state = desk_supplies.asked_for()
    stock = queries_stock.stock(place.id, clock.today(), search, retired=state == "retired")
    for row in shelf.rows(stock, state):
        notes = _("、").join(tag.words for tag in row.tags)
        yield row.name, row.service_name, row.good, row.unit, row.ends_on, notes


def _loans() -> Lines:
    search, late = desk_loans.loans_asked()
    due_before = clock.now() if late else None

    def look(after: int | None) -> Any:
        return queries_room.open_loans(search, due_before=due_before, after=after)

    for found in pages(look, queries_room.PAGE):
        for row in counter.loans(found):
            late_words = row.late.words if row.late else ""
            yield row.kind, row.number, row.due_at, late_words, row.phone, row.place_name, row.called_at


def _assets() -> Lines:
    search, state = desk_loans.assets_asked()
    after = ""
    while found := queries_room.assets(search, state=state, after=after):
        for row in counter.assets(found):
            yield row.number, row.kind, row.place_name, row.tag.words
        after = found[-1].number


def _faults() -> Lines:
    place = whereabouts.place()
    found = [*queries_room.faults_lately(place.id), *queries_room.faults_lately(place.id, mended=True)]
    for fault in found:
        yield fault.words, fault.since, fault.cleared_at


EXPORTS: Final = (
    Export(
        "services",
        "services.all_of_them",
        _l("服务"),
        (_l("服务"), _l("小字说明"), _l("现在"), _l("为什么暂停")),
        _services,
    ),
    Export(
        "supplies",
        "supplies.all_of_them",
        _l("物资"),
        (_l("物资"), _l("服务"), _l("能用的"), _l("单位（个、包）"), _l("最早到期"), _l("提醒")),
        _supplies,
    ),
    Export(
        "loans",
        "loans.all_of_them",
        _l("借还"),
        (_l("物品"), _l("编号"), _l("该还"), _l("晚了多久"), _l("电话"), _l("哪里借的"), _l("打过电话")),
        _loans,
        "loans.seek",
    ),
    Export(
        "assets",
        "loans.assets",
        _l("雨具和充电宝"),
        (_l("编号"), _l("种类"), _l("在哪里"), _l("现在")),
        _assets,
    ),
    Export("faults", "faults.all_of_them", _l("故障"), (_l("什么坏了"), _l("从哪天起"), _l("哪天修好")), _faults),
)
