"""How far each of the four roles reaches: everything, a community, a grid, a station."""

from app import clock, reach
from app.community import queries_reach as community
from app.reach import Reach
from app.staff.models import Role, Staff


def keep(staff: Staff) -> None:
    """Let the session at hand read what this colleague works with, and nothing else."""
    theirs = reach_of(staff)
    if theirs is not None:
        reach.keep_within(theirs)


def reach_of(staff: Staff) -> Reach | None:
    """What a colleague works with today; None: everything. Who was given nothing to look after reaches nothing."""
    match staff.role:
        case Role.ADMIN:
            return None
        case Role.CADRE if staff.area_id:
            return community.of_area(staff.area_id)
        case Role.GRID if staff.grid_id:
            return community.of_grid(staff.grid_id, clock.today())
        case Role.STATION if staff.place_id:
            return community.of_place(staff.place_id)
    return community.NOTHING
