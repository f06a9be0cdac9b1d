"""What anybody may read of activities, on a page and in a calendar; and that nobody who comes is in it."""

import json
import re

import pytest
from icalendar import Calendar, Component

from app.activities import verbs as activities
from app.activities import verbs_seats
from app.activities.models import Activity
from app.clock import Hands
from tests import make
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def dumplings(hive: Hive, hands: Hands) -> Activity:
    return make.activity(
        hive.station, "包粽子、挂艾草，端午节一起来热闹热闹，还有小朋友的香囊手工", seats=8, children_from=3
    )


def test_the_list_says_day_by_day_what_is_coming_and_how_many_places_are_left(
    hive: Hive, dumplings: Activity, stranger: Finger
) -> None:
    make.signup(dumplings, adults=3)
    make.activity(hive.station, "太极拳", starts_in=30)
    page = stranger.see("/activities").text
    assert "2026年3月3日 星期二" in page
    assert "还有 5 个位子" in page
    assert "不限人数，直接来也行" in page


def test_a_plan_nobody_announced_is_known_to_nobody(hive: Hive, hands: Hands, stranger: Finger) -> None:
    plan = activities.draft(make.plan(hive.station, "还没定"), make._approver())
    assert stranger.see(f"/activities/{plan.id}").status_code == 404
    assert stranger.see(f"/activities/{plan.id}.ics").status_code == 404
    assert "还没定" not in stranger.see("/activities").text
    assert "还没定" not in stranger.see("/feeds/activities.ics").text


def test_a_page_tells_search_machines_the_same_as_people(dumplings: Activity, stranger: Finger) -> None:
    page = stranger.see(f"/activities/{dumplings.id}").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    told = json.loads(found[1])
    assert (told["@type"], told["name"]) == ("Event", dumplings.name)
    assert told["startDate"] == "2026-03-03T09:00:00+08:00"
    assert "满 3 岁的小朋友可以和家长一起来" in page


def test_a_name_cannot_leave_the_words_for_search_machines(hive: Hive, hands: Hands, stranger: Finger) -> None:
    nasty = make.activity(hive.station, "</script><script>alert(1)</script>")
    page = stranger.see(f"/activities/{nasty.id}").text
    assert "<script>alert" not in page


def test_the_calendar_says_when_and_where_and_folds_its_lines(dumplings: Activity, stranger: Finger) -> None:
    answer = stranger.see("/feeds/activities.ics")
    assert answer.mimetype == "text/calendar"
    assert max(map(len, answer.data.split(b"\r\n"))) <= 75
    (event,) = _events(answer.data)
    assert event["uid"] == dumplings.uid
    assert str(event["summary"]) == dumplings.name
    assert event.decoded("dtstart") == dumplings.starts_at
    assert event.decoded("dtend") == dumplings.ends_at
    assert (str(event["status"]), event["sequence"]) == ("CONFIRMED", 0)


def test_a_moved_hour_raises_the_sequence_and_another_word_does_not(dumplings: Activity, stranger: Finger) -> None:
    said = activities.as_planned(dumplings, ())
    activities.change(dumplings, make._approver(), said._replace(about="带围裙来"))
    assert _events(stranger.see(f"/activities/{dumplings.id}.ics").data)[0]["sequence"] == 0
    ends = dumplings.ends_at.replace(hour=12)
    activities.change(dumplings, make._approver(), said._replace(ends_at=ends))
    (event,) = _events(stranger.see(f"/activities/{dumplings.id}.ics").data)
    assert (event["sequence"], event.decoded("dtend")) == (1, ends)


def test_what_is_called_off_stays_in_the_calendar_and_says_so(dumplings: Activity, stranger: Finger) -> None:
    activities.cancel(dumplings, make._approver(), "下大雨")
    (event,) = _events(stranger.see("/feeds/activities.ics").data)
    assert (str(event["status"]), event["sequence"], event["uid"]) == ("CANCELLED", 1, dumplings.uid)
    assert "下大雨" in stranger.see(f"/activities/{dumplings.id}").text


def test_a_page_says_whom_to_ring_up_only_while_one_may_still_come(
    hive: Hive, dumplings: Activity, stranger: Finger
) -> None:
    hive.station.duty_phone = "020-84000000"
    page = stranger.see(f"/activities/{dumplings.id}").text
    assert ['href="tel:020-84000000"' in page, "放进手机日历" in page] == [True, True]
    activities.cancel(dumplings, make._approver(), "下大雨")
    page = stranger.see(f"/activities/{dumplings.id}").text
    assert not [words for words in ("tel:", "放进手机日历", "自助机") if words in page]
    assert stranger.see(f"/activities/{dumplings.id}.ics").status_code == 200


def test_no_person_is_in_anything_open_to_all(dumplings: Activity, stranger: Finger) -> None:
    make.signup(dumplings, "13912349876", name="王秀英")
    pages = ("/activities", f"/activities/{dumplings.id}", f"/activities/{dumplings.id}.ics", "/feeds/activities.ics")
    for url in pages:
        page = stranger.see(url).text
        assert not [word for word in ("王秀英", "9876", dumplings.in_charge) if word in page], url


def test_a_calendar_that_has_it_is_not_sent_it_again(dumplings: Activity, stranger: Finger) -> None:
    first = stranger.see("/feeds/activities.ics")
    again = stranger.see("/feeds/activities.ics", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_pages_speak_english_by_their_own_address(dumplings: Activity, stranger: Finger) -> None:
    assert 'lang="en"' in stranger.see("/activities?in=en").text
    assert "places left" in stranger.see("/activities?in=en").text


def test_what_is_held_for_somebody_is_not_called_free(dumplings: Activity, stranger: Finger) -> None:
    first = make.signup(dumplings, "13900000001", adults=8)
    make.signup(dumplings, "13900000002", adults=8)
    assert "满了，可以候补" in stranger.see("/activities").text
    verbs_seats.leave(first, None)
    assert "满了，可以候补" in stranger.see("/activities").text


def test_what_is_over_leaves_the_list_and_stays_in_the_calendar(
    dumplings: Activity, hands: Hands, stranger: Finger
) -> None:
    hands.set(dumplings.ends_at)
    assert dumplings.name not in stranger.see("/activities").text
    assert len(_events(stranger.see("/feeds/activities.ics").data)) == 1
    hands.move(days=91)
    assert _events(stranger.see("/feeds/activities.ics").data) == []


def _events(body: bytes) -> list[Component]:
    return list(Calendar.from_ical(body).walk("VEVENT"))
