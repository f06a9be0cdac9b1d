"""Who may lay in what the kiosks read aloud: a part of the one table."""

from typing import Final

from app.staff.circles import NOBODY, OFFICE
from app.staff.models import Role

ALOUD: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "aloud.all_of_them": (OFFICE, NOBODY),
    "aloud.new": (OFFICE, NOBODY),
    "aloud.add": (NOBODY, OFFICE),
    "aloud.one": (OFFICE, NOBODY),
    "aloud.lay_in": (NOBODY, OFFICE),
    "aloud.listen": (OFFICE, NOBODY),
    "aloud.take_out": (NOBODY, OFFICE),
}
