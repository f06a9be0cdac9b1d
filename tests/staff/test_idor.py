"""A number in an address opens only what one looks after: every address of the desk, every role, own and foreign."""

from typing import Final

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import clock, reach
from app.db import db
from app.staff import door, policy
from app.staff import verbs as staff
from app.staff.models import Role
from tests import make
from tests.planting import MODELS, Ground
from tests.staff.test_policy import addresses
from tests.staff.test_reach import kind_of, outside
from tests.staff.worlds import World, two_communities
from tests.taps import Finger

pytestmark = pytest.mark.slow  # each tries every door of the desk

# Whose number stands in an address, by how the address begins; the longest that fits counts.
WHOSE: Final = {
    "activities/signups": "signup",
    "activities": "activity",
    "calls": "signup",
    "care": "care_plan",
    "cases": "mediation_case",
    "community/areas": "area",
    "community/grids": "grid",
    "care/visits": "care_visit",
    "community/posts": "post",
    "devices": "device",
    "duties": "duty",
    "faults": "fault",
    "gardens": "place",
    "gardens/visits": "garden_visit",
    "gifts": "donation",
    "gifts/items": "gift",
    "gifts/items/steps": "hand_on",
    "honours/families": "nomination",
    "honours/objections": "objection",
    "loans": "loan",
    "loans/assets": "asset",
    "orders": "orders",
    "partners": "partner",
    "partners/agreements": "agreement",
    "partners/contacts": "partner_contact",
    "places": "place",
    "places/days": "hours_exception",
    "records": "stint",
    "records/requests": "correction_request",
    "resources": "resource",
    "supplies/batches": "batch",
    "surveys": "survey",
    "teams": "team",
    "teams/members": "team_member",
}
# A volunteer belongs to the whole house; a grid worker's roster is of who lives in the grid.
AT_HOME: Final = ("volunteers.one",)
BELLS: Final = ("bell.answer",)  # an address like a call's
# What is one for the whole house, or belongs to a volunteer, who belongs to the whole house.
SHARED: Final = (
    "aloud", "applications", "awards", "certificates", "double/members", "double/units", "evaluations",
    "exchange/lists", "holidays", "honours", "import", "keys", "menu", "records/new", "services",
    "staff", "supplies", "trainings", "volunteers",
)  # fmt: skip
# Things that come back wherever they were lent.
NEED_TO_KNOW: Final = ("mediation_case",)  # in one's grid, and still for nobody who is not named on it
FROM_ANYWHERE: Final = ("loans.receive",)
LEADS_BACK: Final = ("calls.number",)  # whoever asks by an address is led back to the list, whosever number it is
# What is one's own and is not there all the same: it takes more than a number.
WANTS_MORE: Final = {
    "agreements.copy": "an agreement with its signed copy",
    "attendance.sign_in": "the signup of a volunteer",
    "attendance.sign_out": "the signup of a volunteer",
    "crew.page": "an activity with a task",
    "crew.seek": "an activity with a task",
    "crew.take": "an activity with a task",
    "case.follow_up": "a case that was closed",
    "gardens.count": "a place that is a garden",
    "round.knock": "a door",
    "round.needs": "a door",
    "slips.slip": "an order that was handed out",
    "teams.join": "a volunteer",
}
PLACES: Final = {
    "area": reach.Within.AREA,
    "place": reach.Within.PLACE,
    "duty": reach.Within.PLACE,
    "stint": reach.Within.PLACE,
}
PLACES_TOO: Final = PLACES | {"correction_request": reach.Within.PLACE, "volunteer": reach.Within.AREA}


@pytest.fixture
def world(app: Flask) -> World:
    return two_communities()


def sit(app: Flask, role: Role, world: World) -> Finger:
    colleague, _password = make.colleague(role, username=role.value, charge=world.charge(role))
    token = staff.come_in(colleague)
    db.session.commit()
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie[door.TOKEN], cookie[door.SEEN] = token, clock.now().timestamp()
    return Finger(client)


def numbered(app: Flask) -> list[tuple[str, str, str]]:
    """Endpoint, method and address with `1` for its number, of each that has one; what goes, goes last."""
    tried = [(endpoint, method, url) for endpoint, url, method in addresses(app) if "/1" in url]
    return sorted(tried, key=lambda each: (each[0].endswith((".delete", ".drop_day", "loans.receive")), each))


def whose(endpoint: str, url: str) -> str | None:
    """The table whose number it is; None for what is shared."""
    if endpoint in BELLS:
        return "help_call"
    path = url.removeprefix("/desk/").split("/1")[0]
    fits = [start for start in (*WHOSE, *SHARED) if path == start or path.startswith(start + "/")]
    return WHOSE.get(max(fits, key=len, default=""))


def kind(table: str) -> reach.Within:
    fence = next((fence for fence in reach.fences() if fence.model.__tablename__ == table), None)
    return kind_of(fence) if fence else PLACES_TOO[table]


def test_every_number_in_an_address_is_known_to_be_somebody_s_or_shared(app: Flask) -> None:
    for endpoint, _method, url in numbered(app):
        path = url.removeprefix("/desk/").split("/1")[0]
        known = [start for start in (*WHOSE, *SHARED) if path == start or path.startswith(start + "/")]
        assert known or endpoint in BELLS, (endpoint, url)


@pytest.mark.parametrize("role", list(Role))
def test_what_is_foreign_is_not_there_and_what_is_one_s_own_is(app: Flask, world: World, role: Role) -> None:
    faults, desk = [], sit(app, role, world)
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for endpoint, method, url in numbered(app):
            table = "volunteer" if endpoint in AT_HOME and role is Role.GRID else whose(endpoint, url)
            if table is None or not policy.allows(role, endpoint, method):
                continue
            for ground in outside(role, world, kind(table)):
                answer = ask(desk, method, url, table, ground)
                is_seen = answer.status_code != 404
                if is_seen is not (endpoint in {*FROM_ANYWHERE, *LEADS_BACK}):
                    faults.append((endpoint, method, "foreign", answer.status_code))
            answer = ask(desk, method, url, table, world.ground_of(role))
            is_hidden = endpoint in WANTS_MORE or (table in NEED_TO_KNOW and role is Role.GRID)
            if answer.status_code in {403, 500} or (answer.status_code == 404) is not is_hidden:
                faults.append((endpoint, method, "own", answer.status_code))
    finally:
        app.config["WTF_CSRF_ENABLED"] = True
    assert faults == [], "\n".join(map(str, faults))


def ask(desk: Finger, method: str, url: str, table: str, ground: Ground) -> TestResponse:
    """Send an empty form to the address of the row that stands on a ground."""
    row = ground.plant(MODELS[table])
    db.session.commit()
    return desk.client.open(url.replace("/1", f"/{row.id}", 1), method=method)
