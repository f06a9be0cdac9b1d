"""Who may open what: every address of the desk, every role, every method, from the one table."""

import pytest
from flask import Flask

from app.staff import policy
from app.staff.models import Role
from tests.make import Hive
from tests.staff.conftest import SignIn
from tests.taps import Finger

pytestmark = pytest.mark.slow  # each tries every door of the desk


def addresses(app: Flask) -> list[tuple[str, str, str]]:
    """Every endpoint, address and method below /desk."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/desk"):
            url = rule.build(dict.fromkeys(rule.arguments, 1))
            assert url
            found += [
                (rule.endpoint, url[1], method) for method in sorted(rule.methods or ()) if method in {"GET", "POST"}
            ]
    return found


def test_every_address_of_the_desk_is_in_the_table(app: Flask) -> None:
    declared = policy.TABLE.keys() | policy.OPEN
    assert {endpoint for endpoint, _url, _method in addresses(app)} <= declared


def test_the_table_speaks_of_no_address_that_does_not_exist(app: Flask) -> None:
    assert policy.TABLE.keys() | policy.OPEN <= app.view_functions.keys()


def test_strangers_are_led_to_the_entrance(app: Flask, hive: Hive, stranger: Finger) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for endpoint, url, method in addresses(app):
            if endpoint not in policy.OPEN:
                answer = stranger.client.open(url, method=method)
                led = answer.headers.get("HX-Redirect") or answer.location
                assert led == "/desk/login", (endpoint, method, answer.status)
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_answered_as_the_table_says(app: Flask, sign_in: SignIn, role: Role) -> None:
    desk = sign_in(role)
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for endpoint, url, method in addresses(app):
            if endpoint in policy.OPEN or endpoint == "desk.go_out":
                continue
            answer = desk.client.open(url, method=method)
            assert (answer.status_code == 403) is not policy.allows(role, endpoint, method), (
                endpoint,
                method,
                answer.status,
            )
            assert answer.status_code < 500, (endpoint, method)
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


def test_what_is_closed_to_a_role_is_not_in_its_navigation(sign_in: SignIn) -> None:
    page = sign_in(Role.STATION).see("/desk/")
    assert "/desk/staff" not in page.text
    assert "/desk/events" not in page.text


def test_an_address_nobody_declared_is_open_to_nobody() -> None:
    assert not any(policy.allows(role, "desk.secret", "GET") for role in Role)
