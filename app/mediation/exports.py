"""The list of cases as it may be taken out: kind, place and stage; nobody's name."""

from typing import Final

from app import clock
from app.mediation import desk, queries, screens
from app.outgoing import Export, Lines, pages
from app.staff import door
from app.words import _, _l


def _cases() -> Lines:
    sieve, staff, today = desk.asked_for(), door.staff(), clock.today()
    for found in pages(lambda beyond: queries.cases(sieve, staff, today, beyond), queries.PAGE):
        for row in found:
            outcome = str(screens.OUTCOMES[row.outcome]) if row.outcome else _("在办")
            told = row.number, str(screens.KINDS[row.kind]), f"{row.compound or ''}{row.area}"
            yield *told, str(screens.LEVELS[row.level]), row.opened_at, outcome, row.closed_at, row.due_on


EXPORTS: Final = (
    Export(
        "cases",
        "cases.all_of_them",
        _l("调解"),
        (_l("编号"), _l("什么事"), _l("在哪里"), _l("哪一级"), _l("受理"), _l("结果"), _l("办结"), _l("哪天回访")),
        _cases,
    ),
)
