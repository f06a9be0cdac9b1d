"""Thanks for everybody to read: with consent only, no whole name, and where it went."""

import pytest

from app import clock
from app.db import db
from app.giving import verbs
from app.giving.models import DonorKind, Way
from app.giving.verbs import Piece
from app.kiosk.models import Device
from app.staff.models import Staff
from tests import make
from tests.make import Hive
from tests.taps import Finger

PAGES = ("/thanks", "/kiosk/thanks")


def by() -> Staff:
    return db.session.query(Staff).filter_by(username="decider").one()


@pytest.mark.parametrize("page", PAGES)
def test_only_who_agreed_is_thanked_and_never_by_the_whole_name(hive: Hive, kiosk: Finger, page: str) -> None:
    made = make.donation(hive.station, "欧阳修文", may_thank=True, phone="13812345678")
    make.donation(hive.station, "暖阳超市", kind=DonorKind.UNIT, may_thank=True)
    make.donation(hive.station, "", may_thank=True)
    make.donation(hive.station, "不愿意", pieces=[Piece("铁锅", 1, "口")])
    verbs.hand_on(made.gifts[0], by(), Way.CAUSE, 6, "独居老人 6 户")
    told = kiosk.see(page).text
    assert all(words in told for words in ("欧阳*", "一家爱心单位", "爱心人士", "大米 20 袋", "独居老人 6 户"))
    assert not any(words in told for words in ("修文", "暖阳", "铁锅", "13812345678", made.number))


@pytest.mark.parametrize("page", PAGES)
def test_the_latest_comes_first_and_a_slip_is_not_told(hive: Hive, kiosk: Finger, page: str) -> None:
    make.donation(hive.station, "李强", may_thank=True)
    with clock.travel(hours=1):
        made = make.donation(hive.station, "王芳", may_thank=True)
        verbs.undo(verbs.hand_on(made.gifts[0], by(), Way.ACTIVITY, 6, "登记错的活动"), by())
    told = kiosk.see(page).text
    assert told.index("王*") < told.index("李*")
    assert "登记错的活动" not in told


def test_nothing_scrolls_the_rest_is_on_the_next_page(hive: Hive, kiosk: Finger) -> None:
    for number in range(5):
        with clock.travel(minutes=-number):
            make.donation(hive.station, f"{'赵钱孙李周'[number]}明", may_thank=True)
    first, second = kiosk.see("/kiosk/thanks").text, kiosk.see("/kiosk/thanks?page=2").text
    assert "赵*" in first
    assert "周*" not in first
    assert "周*" in second
    db.session.query(Device).update({"panel": "small"})
    assert "李*" in kiosk.see("/kiosk/thanks?page=2").text
    for odd in ("0", "-3", "x", str(10**30), "99999"):
        assert kiosk.see(f"/kiosk/thanks?page={odd}").status_code == 200
        assert kiosk.see(f"/thanks?page={odd}").status_code == 200


def test_the_page_open_to_all_turns_too(hive: Hive, stranger: Finger) -> None:
    for number in range(21):
        with clock.travel(minutes=-number):
            make.donation(hive.station, "" if number < 20 else "末位人", may_thank=True)
    assert "末*" not in stranger.see("/thanks").text
    assert "末*" in stranger.see("/thanks?page=2").text


def test_the_kiosk_page_is_reached_from_the_stations_own_page(hive: Hive, kiosk: Finger) -> None:
    about = kiosk.see("/kiosk/about").text
    assert "/kiosk/thanks" in about
    assert "/kiosk/honours" in kiosk.see("/kiosk/thanks").text


def test_a_kiosk_page_is_for_kiosks(hive: Hive, stranger: Finger) -> None:
    assert stranger.see("/kiosk/thanks").location == "/kiosk/enrol"


def test_a_language_is_changed_where_one_stands(hive: Hive, kiosk: Finger) -> None:
    page = kiosk.see("/kiosk/thanks")
    assert kiosk.tap(page, "/language").location == "/kiosk/thanks"
