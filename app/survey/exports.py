"""The list of survey rounds as it may be taken out."""

from typing import Final

from app.outgoing import Export, Lines
from app.survey import queries
from app.words import _, _l


def _surveys() -> Lines:
    for row in queries.surveys():
        yield row.name, row.since, row.until, _("结束了") if row.closed_at else _("正在走访")


EXPORTS: Final = (
    Export(
        "surveys",
        "surveys.all_of_them",
        _l("大摸底"),
        (_l("名称"), _l("从哪天起"), _l("到哪天"), _l("到哪一步")),
        _surveys,
    ),
)
