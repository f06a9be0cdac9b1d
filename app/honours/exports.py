"""The list of rounds as it may be taken out."""

from typing import Final

from app.honours import queries, screens
from app.outgoing import Export, Lines
from app.words import _l


def _rounds() -> Lines:
    counts = queries.counts()
    for row in queries.rounds():
        stands = counts.get(row.id, {})
        yield row.name, row.year, row.opens_on, row.closes_on, *(stands.get(stage, 0) for stage in screens.STAGES)


EXPORTS: Final = (
    Export(
        "honours",
        "honours.all_of_them",
        _l("最美家庭"),
        (_l("评选"), _l("哪一年"), _l("从哪天起"), _l("到哪天"), *(words for words, _tone in screens.STAGES.values())),
        _rounds,
    ),
)
