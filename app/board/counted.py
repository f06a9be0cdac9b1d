"""What was counted for one scope over one period: the sums the figures are told from."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from app.board import queries
from app.board.pieces import Days
from app.board.queries import Now, Sums
from app.board.scopes import Scope
from app.community.models import Level
from app.mediation import rate
from app.mediation.rate import Closing


class Counted(NamedTuple):
    """`sums` of the period, everybody who is a volunteer (`crowd`), how things stand, and the cases closed."""

    scope: Scope
    period: Days
    moment: datetime
    sums: Sums
    crowd: Sums
    now: Now
    closings: list[tuple[Closing, Level]]

    def times(self, measure: str, kind: str | None = None) -> int:
        """How many rows of a measure; of one kind, or of all."""
        return _sum(self.sums, measure, kind)[0]

    def amount(self, measure: str, kind: str | None = None) -> int:
        """What they add up to."""
        return _sum(self.sums, measure, kind)[1]

    def people(self, group: str) -> tuple[int, int]:
        """Volunteers of a group, and how many of them reported from a unit."""
        return self.crowd.get(("members", group), (0, 0))

    def person_times(self) -> dict[str, int]:
        """By where people were served."""
        return split(self.sums)

    def mediation(self) -> rate.Figure:
        return rate.figure(closing for closing, _level in self.closings)


def count(scope: Scope, period: Days, moment: datetime) -> Counted:
    """Read all that is needed, with a handful of statements whatever the number of rows."""
    sums, crowd = queries.sums(scope, period), queries.members(scope)
    return Counted(scope, period, moment, sums, crowd, queries.now(scope, moment), queries.closings(scope, period))


def split(sums: Sums) -> dict[str, int]:
    """Person-times by where: at the station, in gardens, at activities, by orders, at people's doors."""
    return {
        "visits": _sum(sums, "visits")[1],
        "gardens": _sum(sums, "gardens")[1],
        "activities": _sum(sums, "arrivals")[1] + _sum(sums, "gatherings")[1],
        "orders": _sum(sums, "done")[0],
        "households": _sum(sums, "doors")[0] + _sum(sums, "care")[0],
    }


def _sum(sums: Mapping[tuple[str, str], tuple[int, int]], measure: str, kind: str | None = None) -> tuple[int, int]:
    found = [each for (name, of), each in sums.items() if name == measure and kind in (None, of)]
    return sum(each[0] for each in found), sum(each[1] for each in found)
