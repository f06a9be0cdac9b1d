"""The list of care plans as it may be taken out: masked, as it is read."""

from typing import Final

from app.care import desk, queries, screens
from app.outgoing import Export, Lines
from app.words import _, _l


def _plans() -> Lines:
    is_over = desk.is_over_asked()
    rows = queries.plans(is_over=is_over)
    coming = {} if is_over else screens.next_visits(rows)
    for row in rows:
        told = row.item.name, screens.where(row, is_whole=False), screens.masked(row), screens.rhythm_words(row)
        yield *told, row.volunteer.name if row.volunteer else _("还没定"), coming.get(row.id, "")


EXPORTS: Final = (
    Export(
        "care",
        "care.all_of_them",
        _l("长期照护"),
        (_l("送什么、做什么"), _l("在哪里"), _l("谁家"), _l("星期几"), _l("谁去"), _l("下一次")),
        _plans,
    ),
)
