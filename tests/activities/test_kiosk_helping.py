"""Helping at an activity: a volunteer takes a place at the kiosk, waits for one, says no again."""

from app.activities import verbs as activities
from app.activities.models import Activity
from app.activities.models_seats import SignupStage
from app.clock import Hands
from tests import make
from tests.activities.at_kiosk import LIST, leave_kiosk, signups
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.at_kiosk import card_of, come

DOOR = "/kiosk/volunteer"


def fair(hive: Hive) -> Activity:
    return make.activity(hive.station, tasks=(activities.Wanted("引导", 1), activities.Wanted("煮粽子", None)))


def test_whoever_must_show_a_card_first_comes_back_to_the_places(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    festival, li_mei = fair(hive), make.volunteer()
    card = card_of(li_mei)
    asked = kiosk.tap(kiosk.see(f"{LIST}/{festival.id}"), "/offer")
    assert asked.location == DOOR
    places = kiosk.follow(kiosk.tap(kiosk.follow(asked), "/card", card=card))
    assert "引导" in places.text
    assert "还要 1 位" in places.text
    done = kiosk.follow(kiosk.tap(places, "/tasks/"))
    assert "报上了，谢谢您来帮忙" in done.text
    assert signups()[0].volunteer_id == li_mei.id
    assert kiosk.see(f"{LIST}/{festival.id}/tasks").location == f"{LIST}/signups/{signups()[0].id}"
    assert "引导" in kiosk.see(f"{LIST}/helping").text
    assert "我帮忙的" in kiosk.see(LIST).text


def test_who_is_known_already_goes_straight_to_the_places(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    festival = fair(hive)
    come(kiosk, make.volunteer())
    asked = kiosk.tap(kiosk.see(f"{LIST}/{festival.id}"), "/offer")
    assert asked.location == f"{LIST}/{festival.id}/tasks"


def test_an_errand_is_run_once(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    festival, li_mei = fair(hive), make.volunteer()
    card = card_of(li_mei)
    kiosk.tap(kiosk.see(f"{LIST}/{festival.id}"), "/offer")
    leave_kiosk(kiosk)
    assert kiosk.tap(kiosk.see(DOOR), "/card", card=card).location == f"{DOOR}/me"


def test_the_second_helper_waits_and_the_first_may_step_back(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    festival = fair(hive)
    li_mei, wang = make.volunteer(), make.volunteer("王芳", "13912340001")
    come(kiosk, li_mei)
    kiosk.tap(kiosk.see(f"{LIST}/{festival.id}/tasks"), "/tasks/")
    come(kiosk, wang)
    places = kiosk.see(f"{LIST}/{festival.id}/tasks")
    assert "够了，可以候补" in places.text
    assert "候补第 1 位" in kiosk.follow(kiosk.tap(places, "/tasks/")).text
    come(kiosk, li_mei)
    mine = kiosk.see(f"{LIST}/signups/{signups()[0].id}")
    kiosk.tap(mine, "/leave")
    assert [each.stage for each in signups()] == [SignupStage.CANCELLED, SignupStage.OFFERED]


def test_a_second_place_at_the_same_activity_is_refused(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    festival = fair(hive)
    come(kiosk, make.volunteer())
    places, again = kiosk.see(f"{LIST}/{festival.id}/tasks"), kiosk.see(f"{LIST}/{festival.id}/tasks")
    kiosk.tap(places, "/tasks/")
    assert kiosk.tap(again, "/tasks/").status_code == 409


def test_a_place_that_is_no_more_is_not_there(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    festival = fair(hive)
    come(kiosk, make.volunteer())
    places = kiosk.see(f"{LIST}/{festival.id}/tasks")
    _url, fields = kiosk.form(places, "/tasks/")
    assert kiosk.client.post(f"{LIST}/tasks/999/help", data=dict(fields)).status_code == 404
    assert kiosk.see(f"{LIST}/999/tasks").status_code == 404


def test_a_helper_who_has_gone_takes_no_place_and_sees_none(
    hive: Hive, kiosk: Finger, stranger: Finger, hands: Hands
) -> None:
    festival = fair(hive)
    come(kiosk, make.volunteer())
    places, activity = kiosk.see(f"{LIST}/{festival.id}/tasks"), kiosk.see(f"{LIST}/{festival.id}")
    for page, action in ((places, "/tasks/"), (activity, "/offer")):
        assert stranger.tap(page, action).status_code == 303
    assert stranger.see(f"{LIST}/helping").location == "/kiosk/enrol"
    leave_kiosk(kiosk)
    assert kiosk.tap(places, "/tasks/").location == DOOR
    for way in (f"{LIST}/{festival.id}/tasks", f"{LIST}/helping"):
        assert kiosk.see(way).location == DOOR
    assert signups() == []
