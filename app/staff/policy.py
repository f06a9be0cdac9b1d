"""Who may open what: one table, read by the door and by its test."""

from typing import Final

from app.staff.models import Role

ADMIN, CADRE, GRID, STATION = Role.ADMIN, Role.CADRE, Role.GRID, Role.STATION
EVERYONE: Final = frozenset(Role)
NOBODY: Final[frozenset[Role]] = frozenset()
OFFICE: Final = frozenset({ADMIN, CADRE})
COUNTER: Final = frozenset({ADMIN, CADRE, STATION})
BOSS: Final = frozenset({ADMIN})

# endpoint → (who may read, who may change). An endpoint of the desk that is not here is open to nobody.
TABLE: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "desk.today": (EVERYONE, NOBODY),
    "desk.password": (EVERYONE, NOBODY),
    "desk.change_password": (NOBODY, EVERYONE),
    "desk.speak": (NOBODY, EVERYONE),
    "desk.go_out": (NOBODY, EVERYONE),
    "bell.ringing": (EVERYONE, NOBODY),
    "bell.answer": (NOBODY, EVERYONE),
    "colleagues.all_of_them": (BOSS, NOBODY),
    "colleagues.new": (BOSS, NOBODY),
    "colleagues.take_on": (NOBODY, BOSS),
    "colleagues.one": (BOSS, NOBODY),
    "colleagues.change": (NOBODY, BOSS),
    "colleagues.renew": (NOBODY, BOSS),
    "colleagues.leave": (NOBODY, BOSS),
    "colleagues.come_back": (NOBODY, BOSS),
    "holidays.year": (OFFICE, NOBODY),
    "holidays.mark": (NOBODY, OFFICE),
    "holidays.one": (OFFICE, NOBODY),
    "holidays.change": (NOBODY, OFFICE),
    "holidays.unmark": (NOBODY, OFFICE),
    "book.pages": (OFFICE, NOBODY),
    "jobs.all_of_them": (OFFICE, NOBODY),
    "opening.first": (BOSS, NOBODY),
    "opening.found": (NOBODY, BOSS),
}
OPEN: Final = frozenset({"entrance.come_in", "entrance.try_to_come_in", "entrance.speak"})  # to strangers too
BEFORE_PASSWORD: Final = frozenset({"desk.password", "desk.change_password", "desk.go_out", "desk.speak"})


def allows(role: Role, endpoint: str, method: str) -> bool:
    """Whether `role` may send `method` to `endpoint`."""
    readers, writers = TABLE.get(endpoint, (frozenset(), frozenset()))
    return role in (readers if method in {"GET", "HEAD", "OPTIONS"} else writers)
