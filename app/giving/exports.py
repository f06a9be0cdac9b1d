"""The list of donations as it may be taken out, a line for each thing that was given."""

from typing import Final

from app.giving import desk, queries, screens
from app.outgoing import Export, Lines, pages
from app.words import _l


def _donations() -> Lines:
    place_id, search, is_left = desk.asked_for()

    def look(before: int | None) -> list[queries.DonationRow]:
        return queries.donations(place_id, search, before, is_left=is_left)

    for found in pages(look, queries.PAGE):
        gifts = queries.gifts_of(row.id for row in found)
        for row in found:
            for gift in gifts[row.id]:
                told = row.number, screens.donor(row.donor), str(screens.KINDS[row.kind]), row.received_at
                yield *told, row.place_name, gift.name, gift.quantity, gift.unit, gift.left


EXPORTS: Final = (
    Export(
        "gifts",
        "gifts.all_of_them",
        _l("爱心捐赠"),
        (
            _l("编号"),
            _l("捐赠人"),
            _l("种类"),
            _l("收到"),
            _l("在哪里"),
            _l("物品"),
            _l("数量"),
            _l("单位（个、包）"),
            _l("还剩"),
        ),
        _donations,
        "gifts.seek",
    ),
)
