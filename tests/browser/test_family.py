"""A family's whole way: nothing is free, they wait, somebody cancels, they say yes, they come, and a tap is undone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app import clock
from app.activities import queries_seats, verbs_seats
from app.clock import ZONE
from app.community.models import Place
from app.db import db
from app.transaction import work
from tests import make
from tests.browser import walks, walks_activities
from tests.browser.at_home import Home, living

PHONE, OTHERS = "13900004567", "13900007654"
NAME = "端午包粽子"
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
AT_THE_DOOR = timedelta(hours=24, minutes=45)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with clock.frozen(MORNING), living(tmp_path) as house:
        yield house


@pytest.fixture
def kiosk(browser: Browser, home: Home) -> Iterator[Page]:
    context = browser.new_context(
        base_url=home.url, viewport={"width": 1080, "height": 1920}, locale="zh-CN", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_a_family_waits_is_offered_seats_says_yes_and_comes(kiosk: Page, home: Home) -> None:
    others = fill(home)
    code = sign_up(kiosk)
    with clock.frozen(MORNING + timedelta(hours=1)):
        still_waiting(kiosk, code)
        cancel(home, others)
    with clock.frozen(MORNING + timedelta(hours=2)):
        say_yes(kiosk, code)
    with clock.frozen(MORNING + AT_THE_DOOR):
        come_in(kiosk)
        take_it_back(kiosk)


def fill(home: Home) -> int:
    """Three seats, and three grown-ups who were quicker."""
    with home.app.app_context(), work():
        station = db.session.get_one(Place, home.station_id)
        activity = make.activity(station, NAME, starts_in=25, seats=3, children_from=3)
        return make.signup(activity, OTHERS, adults=3).id


def sign_up(kiosk: Page) -> str:
    """Two grown-ups and a child: first in the queue, and told why. Gives back the code on their ticket."""
    kiosk.goto(walks_activities.LIST)
    walks_activities._open(kiosk, NAME)
    kiosk.click(".acts .btn--main")
    expect(kiosk.locator("[name=consent]")).to_be_attached()
    walks_activities._one_more(kiosk, "adults")
    kiosk.click("[name=turn]")
    expect(kiosk.locator("[name=guardian]")).to_be_attached()
    walks_activities._one_more(kiosk, "band-6-9")
    kiosk.check("[name=guardian]", force=True)
    walks_activities._send(kiosk)
    expect(kiosk.locator("[name=consent]")).to_be_attached()
    walks.tap(kiosk, PHONE)
    kiosk.check("[name=consent]", force=True)
    walks_activities._send(kiosk)
    expect(kiosk.locator("h1")).to_have_text("候补第 1 位")
    expect(kiosk.locator("#screen")).to_contain_text("现在没有空位")
    return kiosk.locator(".stub b").last.inner_text()


def find_again(kiosk: Page, code: str) -> None:
    """By phone and code, as whoever comes back later does."""
    kiosk.goto("/kiosk/")
    kiosk.goto(f"{walks_activities.LIST}/mine")
    walks.tap(kiosk, PHONE)
    walks_activities._send(kiosk)
    expect(kiosk.locator("[name=code]")).to_be_attached()
    walks.tap(kiosk, code)
    walks_activities._send(kiosk)
    kiosk.click(".events .entry >> nth=0")
    expect(kiosk.locator("h1")).to_have_text(NAME)


def still_waiting(kiosk: Page, code: str) -> None:
    find_again(kiosk, code)
    expect(kiosk.locator(".event")).to_contain_text("候补第 1 位")
    expect(kiosk.locator(".event")).to_contain_text("现在没有空位")


def cancel(home: Home, others: int) -> None:
    with home.app.app_context(), work():
        signup = queries_seats.signup_for_update(others)
        assert signup
        verbs_seats.leave(signup, None)


def say_yes(kiosk: Page, code: str) -> None:
    find_again(kiosk, code)
    expect(kiosk.locator(".event")).to_contain_text("为您留着位子")
    kiosk.click("form[action$=accept] [type=submit]")
    expect(kiosk.locator(".event")).to_contain_text("报上了")
    expect(kiosk.locator(".event")).to_contain_text("小朋友")


def come_in(kiosk: Page) -> None:
    """There is one activity, so its door is open already; the end of the phone's number is enough."""
    kiosk.goto("/kiosk/")
    kiosk.goto("/kiosk/door")
    walks.tap(kiosk, PHONE[-4:])
    kiosk.click(walks.FIND)
    kiosk.click(".matches .entry >> nth=0")
    kiosk.click(".cards--party .btn--main")
    expect(kiosk.locator(".result")).to_contain_text("签到 3 位")


def take_it_back(kiosk: Page) -> None:
    kiosk.click(f"{walks.UNDO} [type=submit]")
    expect(kiosk.locator("h1")).to_have_text("撤销好了")
    expect(kiosk.locator(walks.UNDO)).to_have_count(0)
