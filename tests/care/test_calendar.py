"""A helper's visits in their phone's calendar: their own, never whose; by a secret address that can be taken back."""

import html
import re
from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from flask import Flask
from icalendar import Calendar, Component

from app import clock, transaction
from app.audit import Event
from app.care import queries, upkeep, verbs, verbs_visits
from app.care.models import CarePlan, CareVisit
from app.care.verbs import Hands, Rhythm, Said
from app.clock import Hands as ClockHands
from app.db import db
from app.feeds import verbs_care
from app.feeds.models import CareFeed
from app.orders.models import Half
from app.orders.verbs import Caller, Home
from app.staff.models import Staff
from app.volunteers import verbs as volunteers
from app.volunteers.models import Volunteer
from tests import make
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.at_kiosk import come

ASK = "/kiosk/care/calendar"
SECRETS = ("张大爷", "13700137000", "1503", "2单元", "取药送药", "取药包", "降压药", "李梅", "13812345678")
MONDAYS = Rhythm((0,), Half.MORNING, date(2026, 9, 21))


@pytest.fixture
def plan(hive: Hive, li: Volunteer) -> CarePlan:
    home = Home(make.building(), "2单元", "1503")
    said = Said(make.item("取药送药"), home, Caller("张大爷", "13700137000"), MONDAYS, Hands(li.id), "降压药")
    return verbs.plan(said, hive.station, boss(), has_health_consent=True)


def boss() -> Staff:
    return db.session.query(Staff).filter_by(username="boss").one()


def followed(li: Volunteer) -> str:
    token = verbs_care.follow(li)
    transaction.commit_early()
    return f"/feeds/care/{token}.ics"


def events(stranger: Finger, address: str) -> list[Component]:
    answer = stranger.see(address)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def days(found: list[Component]) -> list[date]:
    return [each.decoded("dtstart") for each in found]


def visits(plan: CarePlan) -> list[CareVisit]:
    return list(queries.visits(plan.id, date(2026, 1, 1), date(2027, 12, 31)))


def test_a_helper_gets_a_code_at_the_kiosk_that_leads_to_their_visits(
    kiosk: Finger, stranger: Finger, plan: CarePlan, li: Volunteer
) -> None:
    come(kiosk, li)
    assert ASK in kiosk.see("/kiosk/care").text
    page = kiosk.see(ASK)
    assert f"{ASK}/end" not in page.text
    page = kiosk.tap(page, ASK)
    assert page.status_code == 200
    assert 'class="qr"' in page.text
    assert "/feeds/care/" not in page.text
    assert db.session.query(CareFeed).one().volunteer_id == li.id
    assert f"{ASK}/end" in kiosk.see(ASK).text


def test_the_phone_s_page_says_how_in_both_languages(stranger: Finger, plan: CarePlan, li: Volunteer) -> None:
    address = followed(li)
    page = stranger.see(address.removesuffix(".ics"))
    assert page.status_code == 200
    assert f"webcal://localhost{address}" in page.text
    assert not any(secret in page.text for secret in SECRETS)
    english = html.unescape(re.findall(r'href="([^"]+)" lang="en"', page.text)[0])
    assert "Subscribe" in stranger.see(english).text


def test_it_says_which_day_which_half_and_which_compound_and_nothing_of_anybody(
    stranger: Finger, plan: CarePlan, li: Volunteer
) -> None:
    address = followed(li)
    body = stranger.see(address).data.decode()
    assert not any(secret in body.replace("\r\n ", "") for secret in SECRETS)
    found = events(stranger, address)
    assert days(found) == [each.day for each in visits(plan)]
    one = found[0]
    assert (str(one["summary"]), str(one["location"])) == ("暖蜂上门（上午）", "万隆一品小区")
    assert one.decoded("dtend") - one.decoded("dtstart") == timedelta(days=1)
    assert (str(one["status"]), str(one["transp"]), int(one["sequence"])) == ("CONFIRMED", "TRANSPARENT", 0)
    assert [each.dtstart.value for each in vobject.readOne(body).vevent_list] == days(found)


def test_what_is_moved_or_left_out_keeps_its_name_and_counts_up(
    stranger: Finger, plan: CarePlan, li: Volunteer
) -> None:
    address = followed(li)
    before = events(stranger, address)
    moved, skipped, *_rest = visits(plan)
    verbs_visits.move(moved, boss(), date(2026, 9, 23))
    verbs_visits.skip(skipped, boss(), "住院")
    after = events(stranger, address)
    named = {str(each["uid"]): each for each in after}
    assert {str(each["uid"]) for each in before} == set(named)
    one, other = (named[f"care-visit-{each.id}@warm-bee"] for each in (moved, skipped))
    assert (one.decoded("dtstart"), int(one["sequence"]), str(one["status"])) == (date(2026, 9, 23), 1, "CONFIRMED")
    assert (int(other["sequence"]), str(other["status"])) == (1, "CANCELLED")
    assert one.decoded("last-modified") == clock.now().replace(microsecond=0)
    assert "住院" not in stranger.see(address).text


def test_a_visit_that_follows_its_plan_to_another_day_counts_up(
    stranger: Finger, hive: Hive, plan: CarePlan, li: Volunteer
) -> None:
    """The holiday moves a visit; told that they come all the same, it moves back."""
    address = followed(li)
    assert date(2026, 10, 8) in days(events(stranger, address))
    home = Home(plan.building, plan.unit, plan.room)
    keep = MONDAYS._replace(on_holidays=verbs.OnHolidays.KEEP)
    verbs.change(plan, boss(), Said(plan.item, home, Caller("张大爷", "13700137000"), keep, Hands(li.id), "降压药"))
    back = [each for each in events(stranger, address) if each.decoded("dtstart") == date(2026, 10, 5)]
    assert [int(each["sequence"]) for each in back] == [1]
    assert date(2026, 10, 8) not in days(events(stranger, address))


def test_given_to_somebody_else_or_ended_it_goes_out_of_the_calendar(
    stranger: Finger, plan: CarePlan, li: Volunteer
) -> None:
    address = followed(li)
    given, *rest = visits(plan)
    verbs_visits.give_to(given, boss(), make.volunteer("曾玥", "13900001111"))
    assert days(events(stranger, address)) == [each.day for each in rest]
    verbs.end(plan, boss(), "搬走了")
    assert events(stranger, address) == []


def test_it_sees_a_month_back_and_two_ahead(stranger: Finger, hands: ClockHands, plan: CarePlan, li: Volunteer) -> None:
    address = followed(li)
    hands.move(days=31)
    upkeep.follow_volunteers()
    verbs.materialise_all()
    found = days(events(stranger, address))
    today = clock.today()
    assert min(found) == date(2026, 9, 28)  # the first of them, on the 21st, is 31 days ago
    assert today < max(found) <= today + timedelta(days=60)


def test_the_last_minute_of_a_day_and_a_clock_set_back_change_no_day(
    stranger: Finger, hands: ClockHands, plan: CarePlan, li: Volunteer
) -> None:
    """A visit is a day, not an hour: no clock moves it to another."""
    address = followed(li)
    expected = days(events(stranger, address))
    hands.move(hours=15, minutes=59)
    assert days(events(stranger, address)) == expected
    hands.move(minutes=2)
    assert days(events(stranger, address)) == expected
    hands.move(hours=-1)
    assert days(events(stranger, address)) == expected


def test_what_has_not_changed_is_not_sent_again(stranger: Finger, plan: CarePlan, li: Volunteer) -> None:
    address = followed(li)
    answer = stranger.see(address)
    again = stranger.see(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "private" in answer.headers["Cache-Control"]


def test_a_new_code_ends_the_old_one_and_ending_it_ends_all(
    kiosk: Finger, stranger: Finger, plan: CarePlan, li: Volunteer
) -> None:
    old = followed(li)
    new = followed(li)
    assert stranger.see(old).status_code == 404
    assert stranger.see(new).status_code == 200
    come(kiosk, li)
    url, fields = kiosk.form(kiosk.see(ASK), ASK)
    assert url == ASK
    assert kiosk.client.post(f"{ASK}/end", data=dict(fields)).status_code == 303
    assert stranger.see(new).status_code == 404
    assert stranger.see(new.removesuffix(".ics")).status_code == 404
    deeds = [each.deed for each in db.session.query(Event).filter(Event.deed.startswith("care.")).all()]
    assert deeds.count("care.followed") == 2
    assert deeds.count("care.unfollowed") == 1


def test_ending_what_is_not_there_is_no_deed(kiosk: Finger, plan: CarePlan, li: Volunteer) -> None:
    come(kiosk, li)
    _url, fields = kiosk.form(kiosk.see(ASK), ASK)
    assert kiosk.client.post(f"{ASK}/end", data=dict(fields)).status_code == 303
    assert not db.session.query(Event).filter_by(deed="care.unfollowed").count()


def test_whoever_left_has_no_calendar(stranger: Finger, plan: CarePlan, li: Volunteer) -> None:
    address = followed(li)
    volunteers.leave(li, boss())
    assert stranger.see(address).status_code == 404


@pytest.mark.parametrize("token", ["x", "x" * 43, "x" * 5000, "../activities"])
def test_no_other_word_leads_anywhere(app: Flask, stranger: Finger, plan: CarePlan, li: Volunteer, token: Any) -> None:
    followed(li)
    for address in (f"/feeds/care/{token}", f"/feeds/care/{token}.ics"):
        assert stranger.see(address).status_code == 404


def test_nobody_gets_a_code_without_saying_who_they_are(kiosk: Finger, stranger: Finger, plan: CarePlan) -> None:
    for url in (ASK, f"{ASK}/end"):
        assert kiosk.client.post(url).status_code in {303, 400}
        assert stranger.client.post(url).status_code in {303, 400, 403}
    assert not db.session.query(CareFeed).count()
    assert "volunteer" in kiosk.see(ASK).headers["Location"]


def test_what_is_kept_of_the_address_is_no_key_to_it(app: Flask, plan: CarePlan, li: Volunteer) -> None:
    token = verbs_care.follow(li)
    db.session.flush()
    kept = db.session.query(CareFeed).one()
    assert token not in kept.token_hash
    assert all(token not in each.note for each in db.session.query(Event).all())
