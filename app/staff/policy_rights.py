"""Who may look up what is held about somebody: a part of the one table."""

from typing import Final

from app.staff.circles import NOBODY, OFFICE
from app.staff.models import Role

RIGHTS: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "rights.ask": (OFFICE, NOBODY),
    "rights.find": (NOBODY, OFFICE),
    "rights.copy": (NOBODY, OFFICE),
    "rights.erase": (NOBODY, OFFICE),
    "rights.how_long": (OFFICE, NOBODY),
}
