"""How a round reads: buildings by grid, doors with what has come of them."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from app.community.models import Area
from app.survey import queries
from app.survey.models import Outcome
from app.survey.queries import Door
from app.words import _, _l

OUTCOMES: Final = {
    Outcome.VISITED: (_l("走访了"), "ok"),
    Outcome.NEEDS: (_l("有需要"), "ok"),
    Outcome.REFUSED: (_l("不愿说"), "plain"),
    Outcome.NOT_HOME: (_l("没人在"), "wait"),
}
TAPPED: Final = (
    (Outcome.VISITED.value, _l("走访了")),
    (Outcome.NOT_HOME.value, _l("没人在")),
    (Outcome.REFUSED.value, _l("不愿说")),
)


class Shown(NamedTuple):
    """A door on the page."""

    id: int
    door: str
    words: str
    tone: str


def buildings(survey_id: int) -> list[tuple[str, list[tuple[int, str]]]]:
    """The buildings of a round, grid by grid."""
    names = {each.id: each.name for each in queries.grids(survey_id)}
    found: dict[str, list[tuple[int, str]]] = {name: [] for name in names.values()}
    for grid_id, area in queries.buildings(names):
        found[names[grid_id]].append((area.id, place_words(area)))
    return [(name, rows) for name, rows in found.items() if rows]


def doors(found: Iterable[Door]) -> list[Shown]:
    """One row for each."""
    return [
        Shown(
            each.id,
            " ".join(part for part in (each.unit, each.room) if part),
            str(OUTCOMES[each.outcome][0]) if each.outcome else _("还没去"),
            OUTCOMES[each.outcome][1] if each.outcome else "plain",
        )
        for each in found
    ]


def place_words(area: Area | None) -> str:
    """万隆一品小区3栋."""
    if area is None:
        return ""
    return f"{area.parent.name}{area.name}" if area.parent else area.name
