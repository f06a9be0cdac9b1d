"""Whatever stands in an address: a page, or a kind word that there is none."""

from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.hostile.harvest import address, rules_for
from tests.make import Hive
from tests.taps import Finger

# Where one is led whose row is gone: a page of the kiosk, or the list of who is to be rung up.
HOMES = ("/kiosk/", "/desk/calls#")
NO_ROW = ("0", "-1", "007", str(2**63), str(2**200), "１", "²", "1.0", "1e3", "%31%00", "🐝")
ASKED = (
    "q",
    "after",
    "kind",
    "state",
    "year",
    "place",
    "service",
    "page",
    "deed",
    "actor",
    "note",
    "stale",
    "late",
    "next",
    "standing",
    "group",
    "team",
    "in_service",
)
QUERIES = (
    *("", "-1", "0", str(2**31), str(2**63), str(2**200), "１２", "²", "nan", "🐝", "\u202e", "'; --", "字" * 900),
    *(
        "2026-13-45",
        "0001-01-01",
        "9999-12-31T00:00:00",
        "-1.-1",
        "1.1.1",
        "1_1",
        "1-1",
        "2026-01-01_1",
        "//evil.example",
    ),
)


def browser_for(rule: Rule, kiosk: Finger, desk: Finger) -> Finger:
    return desk if rule.rule.startswith("/desk") else kiosk


def test_an_id_no_row_can_have_is_not_found(app: Flask, full: Hive, kiosk: Finger, desk: Finger) -> None:
    for rule in rules_for(app, "GET"):
        if "id" in rule.arguments:
            for number in NO_ROW:
                url = rule.rule.replace("<id:id>", number)
                answer = browser_for(rule, kiosk, desk).see(url)
                assert answer.status_code in ({400, 404} if "%00" in url else {404}), url
                assert "<main" in answer.text


def test_a_row_nobody_has_is_not_found_or_leads_home(app: Flask, full: Hive, kiosk: Finger, desk: Finger) -> None:
    for rule in rules_for(app, "GET"):
        if "id" in rule.arguments:
            answer = browser_for(rule, kiosk, desk).see(address(rule, id=2**63 - 1))
            assert answer.status_code == 404 or (answer.location or "").startswith(HOMES), rule.rule


@pytest.mark.slow
@pytest.mark.parametrize("said", QUERIES)
def test_whatever_is_asked_for_is_answered(app: Flask, full: Hive, kiosk: Finger, desk: Finger, said: str) -> None:
    for rule in rules_for(app, "GET"):
        answer = browser_for(rule, kiosk, desk).see(address(rule), query_string=dict.fromkeys(ASKED, said))
        assert answer.status_code < 500, rule.rule
        assert "evil" not in (answer.location or "")


@pytest.mark.parametrize("query", ["q=%00", "%00=1", "q=%ED%A0%80", "q=%FF", "q", "&&&==", "q=" + "a" * 60_000])
def test_a_query_of_nonsense_is_no_breakdown(full: Hive, kiosk: Finger, desk: Finger, query: str) -> None:
    for browser, url in (
        (kiosk, "/kiosk/visit"),
        (kiosk, "/kiosk/"),
        (desk, "/desk/loans/assets"),
        (desk, "/desk/supplies"),
    ):
        assert browser.see(f"{url}?{query}").status_code < 500


CROOKED = (
    *("/../etc/passwd", "/assets/../app/config.py", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets//etc/passwd"),
    *("/%09/evil.example", "/\\evil.example", "/" + "a" * 60_000, "/kiosk/lend/car"),
    *("/kiosk/returned/%F0%9F%90%9D", "/kiosk/returned/" + "9" * 3000, "/kiosk/returned/" + quote("１０１")),
)


@pytest.mark.parametrize("path", CROOKED)
def test_a_crooked_path_leads_nowhere(full: Hive, kiosk: Finger, path: str) -> None:
    answer = kiosk.see(path)
    assert answer.status_code in {400, 404, 308}
    assert "root:" not in answer.text
    assert "evil" not in (answer.location or "").removeprefix("http://localhost")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"])
def test_a_method_nobody_has_is_refused(app: Flask, full: Hive, desk: Finger, method: str) -> None:
    for rule in rules_for(app, "GET"):
        assert desk.client.open(address(rule), method=method).status_code in {200, 303, 403, 404, 405}
