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
    "colleagues.seek": (NOBODY, BOSS),
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
    "services.all_of_them": (COUNTER, NOBODY),
    "services.service": (COUNTER, NOBODY),
    "services.pause": (NOBODY, COUNTER),
    "services.resume": (NOBODY, COUNTER),
    "services.offer": (NOBODY, COUNTER),
    "services.withdraw": (NOBODY, COUNTER),
    "services.change": (NOBODY, COUNTER),
    "faults.all_of_them": (COUNTER, NOBODY),
    "faults.report": (NOBODY, COUNTER),
    "faults.clear": (NOBODY, COUNTER),
    "supplies.all_of_them": (COUNTER, NOBODY),
    "supplies.new": (COUNTER, NOBODY),
    "supplies.supply": (COUNTER, NOBODY),
    "supplies.edit": (COUNTER, NOBODY),
    "supplies.batch": (COUNTER, NOBODY),
    "supplies.add": (NOBODY, COUNTER),
    "supplies.deliver": (NOBODY, COUNTER),
    "supplies.change": (NOBODY, COUNTER),
    "supplies.retire": (NOBODY, COUNTER),
    "supplies.resume": (NOBODY, COUNTER),
    "supplies.count": (NOBODY, COUNTER),
    "supplies.waste": (NOBODY, COUNTER),
    "loans.all_of_them": (COUNTER, NOBODY),
    "loans.assets": (COUNTER, NOBODY),
    "loans.seek": (NOBODY, COUNTER),
    "loans.unmask": (NOBODY, COUNTER),
    "loans.call": (NOBODY, COUNTER),
    "loans.receive": (NOBODY, COUNTER),
    "loans.lose": (NOBODY, COUNTER),
    "loans.add_asset": (NOBODY, COUNTER),
    "loans.retire": (NOBODY, COUNTER),
    "loans.resume": (NOBODY, COUNTER),
    "loans.find": (NOBODY, COUNTER),
    "places.all_of_them": (EVERYONE, NOBODY),
    "places.place": (EVERYONE, NOBODY),
    "places.add": (NOBODY, OFFICE),
    "places.change": (NOBODY, OFFICE),
    "places.keep_hours": (NOBODY, OFFICE),
    "places.keep_day": (NOBODY, OFFICE),
    "places.drop_day": (NOBODY, OFFICE),
    "places.close": (NOBODY, OFFICE),
    "places.open_again": (NOBODY, OFFICE),
    "places.new": (OFFICE, NOBODY),
    "places.edit": (OFFICE, NOBODY),
    "places.hours": (OFFICE, NOBODY),
    "places.days": (OFFICE, NOBODY),
    "community.tree": (EVERYONE, NOBODY),
    "devices.all_of_them": (OFFICE, NOBODY),
    "devices.new": (OFFICE, NOBODY),
    "devices.device": (OFFICE, NOBODY),
    "devices.edit": (OFFICE, NOBODY),
    "devices.add": (NOBODY, OFFICE),
    "devices.offer_code": (NOBODY, OFFICE),
    "devices.change": (NOBODY, OFFICE),
    "devices.revoke": (NOBODY, OFFICE),
}
OPEN: Final = frozenset({"entrance.come_in", "entrance.try_to_come_in", "entrance.speak"})  # to strangers too
BEFORE_PASSWORD: Final = frozenset({"desk.password", "desk.change_password", "desk.go_out", "desk.speak"})


def allows(role: Role, endpoint: str, method: str) -> bool:
    """Whether `role` may send `method` to `endpoint`."""
    readers, writers = TABLE.get(endpoint, (frozenset(), frozenset()))
    return role in (readers if method in {"GET", "HEAD", "OPTIONS"} else writers)
