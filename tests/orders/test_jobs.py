"""接单 at the kiosk: what may be known before and after, whoever taps first, set out, done, given back."""

import pytest

from app.clock import Hands
from app.db import db
from app.orders import queries, verbs_clock, verbs_dispatch, verbs_taking
from app.orders.lifecycle import Stage
from app.orders.models import Order, WhyPaused
from app.staff.models import Role, Staff
from app.volunteers import queries_ledger
from app.volunteers.models import Volunteer
from tests import make
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.at_kiosk import card_of, come, scan

SECRETS = ("13700137000", "王秀英", "1503", "2单元", "降压药", "取药送药")


@pytest.fixture
def lin(hands: Hands, hive: Hive) -> Staff:
    return make.colleague(Role.CADRE, "lin", "林晓岚")[0]


def fresh(order: Order) -> Order:
    db.session.expire_all()
    return db.session.get_one(Order, order.id)


def test_before_taking_nobody_learns_whose_it_is(kiosk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.dispatched(hive.station, "取药送药", health="降压药")
    come(kiosk, li)
    for page in ("/kiosk/jobs/open", f"/kiosk/jobs/{order.id}"):
        shown = kiosk.see(page).text
        assert "取药包 1 份" in shown
        assert "万隆一品小区3栋" in shown
        assert [each for each in SECRETS if each in shown] == []


def test_after_taking_they_know_what_the_job_needs_and_of_health_no_more(
    kiosk: Finger, hive: Hive, li: Volunteer
) -> None:
    order = make.dispatched(hive.station, "取药送药", health="降压药")
    come(kiosk, li)
    done = kiosk.tap(kiosk.see(f"/kiosk/jobs/{order.id}"), f"/kiosk/jobs/{order.id}/take")
    assert done.status_code == 303
    shown = kiosk.see(f"/kiosk/jobs/{order.id}").text
    assert [each for each in SECRETS if each not in shown] == ["降压药", "取药送药"]
    assert "取药包 1 份" in kiosk.see("/kiosk/jobs").text


def test_whoever_comes_second_is_told_kindly(kiosk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.dispatched(hive.station)
    come(kiosk, li)
    page = kiosk.see(f"/kiosk/jobs/{order.id}")
    verbs_taking.take(order, make.volunteer("曾玥", "13900001111"))
    refused = kiosk.tap(page, f"/kiosk/jobs/{order.id}/take")
    assert refused.status_code == 409
    assert "有人接了" in refused.text
    assert kiosk.see(f"/kiosk/jobs/{order.id}").status_code == 409


def test_what_is_taken_is_signed_in_for_from_one_s_own_page(kiosk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.taken(hive.station, li)
    come(kiosk, li)
    mine = kiosk.see("/kiosk/volunteer/me")
    begun = kiosk.follow(kiosk.tap(mine, f"/kiosk/jobs/{order.id}/set-out"))
    assert "居民点单" in begun.text
    stint = queries_ledger.open_stint(li.id)
    assert stint is not None
    assert stint.duty.volunteer_id == li.id
    other = make.volunteer("曾玥", "13900001111")
    kiosk.client.delete_cookie("visitor", path="/kiosk")
    come(kiosk, other)
    assert "居民点单" not in kiosk.see("/kiosk/volunteer/me").text


def test_it_is_done_with_one_tap_and_a_word_is_kept(kiosk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.taken(hive.station, li)
    come(kiosk, li)
    page = kiosk.see(f"/kiosk/jobs/{order.id}/done")
    assert kiosk.tap(page, "/done").status_code == 422
    assert kiosk.tap(page, "/done", how="door").status_code == 303
    assert (fresh(order).stage, fresh(order).done_note) == (Stage.DONE, "东西放在门口")
    assert "辛苦您了" in kiosk.see("/kiosk/jobs/thanks").text
    again = kiosk.see(f"/kiosk/jobs/{order.id}/done")
    assert kiosk.tap(again, "/done", how="done").status_code == 409


def test_it_goes_back_to_the_board_without_a_question_more(kiosk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.taken(hive.station, li)
    come(kiosk, li)
    page = kiosk.see(f"/kiosk/jobs/{order.id}/back")
    assert kiosk.tap(page, "/back", why="nonsense").status_code == 422
    assert kiosk.tap(page, "/back", why="busy").status_code == 303
    assert fresh(order).stage is Stage.DISPATCHED
    assert kiosk.tap(kiosk.see(f"/kiosk/jobs/{order.id}/back"), "/back", why="far").status_code == 409


def test_the_clock_stands_while_nobody_is_at_home_and_goes_on(kiosk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.taken(hive.station, li)
    come(kiosk, li)
    page = kiosk.see(f"/kiosk/jobs/{order.id}/wait")
    assert kiosk.tap(page, "/wait", why="question").status_code == 422
    assert kiosk.tap(page, "/wait", why="not_home").status_code == 303
    assert fresh(order).due_at is None
    shown = kiosk.see(f"/kiosk/jobs/{order.id}")
    assert "停表" in shown.text
    assert kiosk.tap(shown, "/resume").status_code == 303
    assert kiosk.tap(shown, "/resume").status_code == 303  # the same tap once more
    assert queries.open_pause(order.id) is None


def test_what_the_resident_answered_is_read_by_who_goes_but_nothing_of_their_health(
    kiosk: Finger, hive: Hive, lin: Staff, li: Volunteer
) -> None:
    plain, health = make.taken(hive.station, li), make.taken(hive.station, li, "取药送药")
    for order in (plain, health):
        verbs_clock.pause(order, lin, WhyPaused.QUESTION, "要哪一种？")
        verbs_clock.answer(order, "五斤装")
    db.session.commit()
    come(kiosk, li)
    assert "五斤装" in kiosk.see(f"/kiosk/jobs/{plain.id}").text
    assert "五斤装" not in kiosk.see(f"/kiosk/jobs/{health.id}").text


def test_what_is_offered_by_name_stands_first_and_may_be_refused(
    kiosk: Finger, hive: Hive, lin: Staff, li: Volunteer
) -> None:
    make.dispatched(hive.station, "修水龙头")
    order = make.order(hive.station)
    verbs_dispatch.to_people(order, lin, [li])
    db.session.commit()
    come(kiosk, li)
    shown = kiosk.see("/kiosk/jobs/open").text
    assert shown.index("代买菜") < shown.index("修水龙头")
    page = kiosk.see(f"/kiosk/jobs/{order.id}")
    assert kiosk.tap(page, "/refuse").status_code == 303
    assert "代买菜" not in kiosk.see("/kiosk/jobs/open").text
    assert fresh(order).stage is Stage.DISPATCHED


def test_a_slip_leads_to_its_order_by_way_of_who_it_is(kiosk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.dispatched(hive.station)
    db.session.commit()
    led = kiosk.tap(kiosk.see("/kiosk/volunteer"), "/kiosk/jobs/scan", card=(order.slip or "").lower())
    assert led.headers["Location"].endswith("/kiosk/volunteer")
    assert scan(kiosk, card_of(li)).headers["Location"].endswith(f"/kiosk/jobs/{order.id}")
    assert kiosk.tap(kiosk.see("/kiosk/jobs/open"), "/kiosk/jobs/scan", card="WBO" + "A" * 26).status_code == 422


def test_nobody_unknown_gets_further_than_the_door(kiosk: Finger, stranger: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.taken(hive.station, li)
    db.session.commit()
    for page in ("/open", "", f"/{order.id}", f"/{order.id}/done", f"/{order.id}/back", f"/{order.id}/wait", "/thanks"):
        assert kiosk.see(f"/kiosk/jobs{page}").headers["Location"].endswith("/kiosk/volunteer")
        assert stranger.see(f"/kiosk/jobs{page}").headers["Location"].endswith("/kiosk/enrol")


def test_another_s_order_is_neither_seen_nor_done(kiosk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.taken(hive.station, make.volunteer("曾玥", "13900001111"))
    own = make.taken(hive.station, li, "修水龙头")
    come(kiosk, li)
    assert kiosk.see(f"/kiosk/jobs/{order.id}").status_code == 409
    for page, said in (("done", {"how": "done"}), ("back", {"why": "busy"}), ("wait", {"why": "later"})):
        form = kiosk.see(f"/kiosk/jobs/{order.id}/{page}")
        assert kiosk.tap(form, f"/{page}", **said).status_code == 409
    assert fresh(own).is_in_hands_of(li)
