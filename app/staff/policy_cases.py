"""Who may open what about disputes: a part of the one table. Who may read one is asked again, case by case."""

from typing import Final

from app.staff.circles import NOBODY, OFFICE, WALKERS
from app.staff.models import Role

CASES: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "cases.all_of_them": (WALKERS, NOBODY),
    "cases.new": (OFFICE, NOBODY),
    "cases.begin": (NOBODY, OFFICE),
    "case.one": (WALKERS, NOBODY),
    "case.read": (NOBODY, WALKERS),
    "case.unmask": (NOBODY, WALKERS),
    "case.hear": (NOBODY, WALKERS),
    "case.escalate": (NOBODY, WALKERS),
    "case.close": (NOBODY, WALKERS),
    "case.reopen": (NOBODY, WALKERS),
    "case.follow_up": (NOBODY, WALKERS),
    "case.mediators": (NOBODY, OFFICE),
}
