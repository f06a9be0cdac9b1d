"""Who may open the reports, and make keys for other programs: a part of the one table."""

from typing import Final

from app.staff.circles import BOSS, NOBODY, OFFICE
from app.staff.models import Role

BOARD: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "reports.read": (OFFICE, NOBODY),
    "reports.on_paper": (OFFICE, NOBODY),
    "reports.as_table": (OFFICE, NOBODY),
    "keys.all_of_them": (BOSS, NOBODY),
    "keys.make": (NOBODY, BOSS),
    "keys.revoke": (NOBODY, BOSS),
}
