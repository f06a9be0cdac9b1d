"""How it was, said at the kiosk: two questions, once, by those who came."""

from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import clock
from app.activities import queries, verbs_after, verbs_door, verbs_seats
from app.activities.models import Activity
from app.activities.models_after import Opinion
from app.activities.models_seats import Signup, Source
from app.activities.verbs_seats import Asked
from app.activities.verbs_tasks import Wanted
from app.clock import Hands
from app.config import rules
from app.db import db
from app.refusal import Refused
from tests import make
from tests.make import Hive
from tests.taps import Finger

OPINION = "/kiosk/opinion"


@pytest.fixture
def dumplings(hive: Hive, hands: Hands) -> Activity:
    return make.activity(hive.station, starts_in=0.5, signup_until=clock.now() + timedelta(hours=3))


@pytest.fixture
def granny(dumplings: Activity, hands: Hands) -> Signup:
    """She is checked in, and it has begun."""
    party = make.signup(dumplings, name="王奶奶")
    verbs_door.check_in(party, 1, None)
    hands.move(hours=1)
    return party


def scanned(kiosk: Finger, code: str | None) -> TestResponse:
    return kiosk.tap(kiosk.see(OPINION), "/scan", card=code or "")


def said() -> list[tuple[int, bool]]:
    db.session.expire_all()
    return [(each.liked, each.comes_again) for each in db.session.query(Opinion)]


def test_two_taps_after_the_ticket_and_she_has_said_it(granny: Signup, kiosk: Finger) -> None:
    page = scanned(kiosk, granny.ticket)
    assert "checked" not in page.text
    thanks = kiosk.follow(kiosk.tap(page, OPINION, liked=5, again="yes"))
    assert "谢谢您告诉我们" in thanks.text
    assert said() == [(5, True)]


def test_by_the_phones_tail_she_is_shown_masked_with_what_she_came_to(granny: Signup, kiosk: Finger) -> None:
    found = kiosk.tap(kiosk.see(OPINION), "/find", tail="2222")
    assert "王*" in found.text
    assert "包粽子" in found.text
    assert "王奶奶" not in found.text
    kiosk.tap(kiosk.tap(found, "/ask"), OPINION, liked=2, again="no")
    assert said() == [(2, False)]


@pytest.mark.parametrize("answers", [{"liked": 5}, {"again": "yes"}, {"liked": 6, "again": "yes"}, {}])
def test_half_an_answer_is_asked_for_again_with_what_was_said(
    granny: Signup, kiosk: Finger, answers: dict[str, object]
) -> None:
    answer = kiosk.tap(scanned(kiosk, granny.ticket), OPINION, **answers)
    assert answer.status_code == 422
    assert ("checked" in answer.text) is (answers.get("liked") == 5 or "again" in answers)
    assert said() == []


def test_it_is_said_once(granny: Signup, kiosk: Finger) -> None:
    page = scanned(kiosk, granny.ticket)
    again = scanned(kiosk, granny.ticket)
    kiosk.tap(page, OPINION, liked=4, again="yes")
    assert kiosk.tap(again, OPINION, liked=1, again="no").status_code == 409
    assert scanned(kiosk, granny.ticket).status_code == 409
    assert kiosk.tap(kiosk.see(OPINION), "/find", tail="2222").status_code == 422
    assert said() == [(4, True)]


def test_who_did_not_come_or_too_early_is_refused(dumplings: Activity, hands: Hands, kiosk: Finger) -> None:
    here, away = make.signup(dumplings), make.signup(dumplings, "13900003333")
    verbs_door.check_in(here, 1, None)
    assert scanned(kiosk, here.ticket).status_code == 409
    hands.move(hours=1)
    assert scanned(kiosk, here.ticket).status_code == 200
    assert scanned(kiosk, away.ticket).status_code == 409


def test_helpers_are_not_asked(hive: Hive, hands: Hands) -> None:
    fair = make.activity(hive.station, starts_in=0.5, tasks=(Wanted("摆桌子", None),))
    helper = verbs_seats.help_out(fair, queries.tasks(fair.id)[0], make.volunteer(), Asked(Source.KIOSK))
    verbs_door.check_in(helper, 1, None)
    hands.move(hours=1)
    with pytest.raises(Refused):
        verbs_after.give_opinion(helper, 5, comes_again=True)


def test_some_days_later_only_the_ticket_still_finds_them(granny: Signup, hands: Hands, kiosk: Finger) -> None:
    hands.move(hours=24 * 3)
    assert kiosk.tap(kiosk.see(OPINION), "/find", tail="2222").status_code == 422
    assert scanned(kiosk, granny.ticket).status_code == 200


@pytest.mark.parametrize("tail", ["", "12", "9999"])
def test_a_tail_nobody_has_is_told_kindly(granny: Signup, kiosk: Finger, tail: str) -> None:
    assert kiosk.tap(kiosk.see(OPINION), "/find", tail=tail).status_code == 422


def test_looks_for_tails_are_counted_with_those_at_the_door(granny: Signup, kiosk: Finger) -> None:
    for _look in range(rules().tail_tries_device):
        kiosk.tap(kiosk.see(OPINION), "/find", tail="0000")
    assert kiosk.tap(kiosk.see(OPINION), "/find", tail="2222").status_code == 429


@pytest.mark.parametrize("code", ["", "WBV" + "A" * 26, "WBA" + "A" * 26])
def test_a_ticket_of_nobody_is_told_so(granny: Signup, kiosk: Finger, code: str) -> None:
    assert scanned(kiosk, code).status_code == 422


def test_nobody_speaks_for_who_was_not_shown(granny: Signup, kiosk: Finger) -> None:
    page = scanned(kiosk, granny.ticket)
    assert kiosk.tap(page, OPINION, who="x", liked=5, again="yes").status_code == 404
    found = kiosk.tap(kiosk.see(OPINION), "/find", tail="2222")
    assert kiosk.tap(found, "/ask", who="x").status_code == 404


def test_strangers_are_led_to_the_enrolment(app: Flask, granny: Signup, stranger: Finger) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in ("", "/scan", "/find", "/ask"):
            assert stranger.client.post(OPINION + path).location == "/kiosk/enrol"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True
    assert said() == []
