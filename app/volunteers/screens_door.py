"""How the door of the volunteers reads: people masked, and told apart by what is still shown."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from app.privacy import mask_name, mask_phone
from app.volunteers import queries
from app.volunteers.models import Volunteer
from app.volunteers.queries import Candidate


class Shown(NamedTuple):
    """Someone it might be, masked."""

    who: str
    name: str
    phone: str


def candidates(found: Sequence[Candidate], tail: str, sealed: Callable[[int, str], str]) -> dict[str, Any]:
    """As many as a page holds; `is_cut` when there are more."""
    shown = found[: queries.CANDIDATES]
    return {
        "candidates": [Shown(sealed(one.id, tail), mask_name(one.name), mask_phone(one.phone or "")) for one in shown],
        "is_cut": len(found) > len(shown),
    }


def person(volunteer: Volunteer) -> dict[str, str]:
    return {"name": mask_name(volunteer.name), "phone": mask_phone(volunteer.phone or "")}
