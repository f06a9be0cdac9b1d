"""What is coming, at the kiosk: the list, one activity, and how it is signed up for in few taps."""

from app import clock
from app.activities import verbs as activities
from app.activities.models_seats import SignupStage
from app.clock import Hands
from tests import make
from tests.activities.at_kiosk import LIST, PHONE, sign_up, signups
from tests.make import Hive
from tests.taps import Finger


def test_from_home_to_a_number_is_five_taps(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=5)
    assert f'href="{LIST}"' in kiosk.see("/kiosk/").text
    assert f'href="{LIST}/{fair.id}"' in kiosk.see(LIST).text
    assert f'href="{LIST}/{fair.id}/sign-up"' in kiosk.see(f"{LIST}/{fair.id}").text
    done = kiosk.follow(sign_up(kiosk, fair))
    (signup,) = signups()
    assert "报上了" in done.text
    assert signup.code
    assert signup.code in done.text
    assert PHONE not in done.text
    assert (signup.phone, signup.stage) == (PHONE, SignupStage.CONFIRMED)


def test_the_list_says_what_is_left_in_words(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    for name, more in {
        "包粽子": {"seats": 5},
        "猜灯谜": {},
        "义诊": {"seats": 1},
        "评家庭": {"seats": 9, "signup_from": clock.now() + 3 * clock.ONE_DAY, "starts_in": 200},
    }.items():
        made = make.activity(hive.station, name, shares_room=True, **more)
        if name == "义诊":
            make.signup(made)
    off = make.activity(hive.station, "运动会", shares_room=True)
    activities.cancel(off, make._approver(), "下大雨")
    seen = kiosk.see(LIST).text
    for words in ("还有 5 个位子", "不用报名，直接来", "已满，可以候补", "3月5日 上午", "开始报名", "已取消：下大雨"):
        assert words in seen
