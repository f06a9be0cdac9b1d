"""Who may open what about the cells of the community: a part of the one table."""

from typing import Final

from app.staff.circles import EVERYONE, NOBODY, OFFICE
from app.staff.models import Role

CELLS: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "community.tree": (EVERYONE, NOBODY),
    "areas.one": (EVERYONE, NOBODY),
    "areas.add": (NOBODY, OFFICE),
    "areas.edit": (OFFICE, NOBODY),
    "areas.change": (NOBODY, OFFICE),
    "areas.remove": (NOBODY, OFFICE),
    "areas.where": (OFFICE, NOBODY),
    "areas.preview": (NOBODY, OFFICE),
    "areas.move": (NOBODY, OFFICE),
    "areas.stay": (NOBODY, OFFICE),
    "grids.all_of_them": (EVERYONE, NOBODY),
    "grids.one": (EVERYONE, NOBODY),
    "grids.new": (OFFICE, NOBODY),
    "grids.draw": (NOBODY, OFFICE),
    "grids.edit": (OFFICE, NOBODY),
    "grids.change": (NOBODY, OFFICE),
    "posts.all_of_them": (EVERYONE, NOBODY),
    "posts.one": (EVERYONE, NOBODY),
    "posts.new": (OFFICE, NOBODY),
    "posts.appoint": (NOBODY, OFFICE),
    "posts.correct": (NOBODY, OFFICE),
    "posts.step_down": (NOBODY, OFFICE),
}
