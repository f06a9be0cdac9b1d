"""A whole way: enrolled, approved, signed in by card, forgotten, asked next day, put right, certified, verified."""

import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from app import clock
from app.clock import ZONE
from app.community.models import Place
from app.db import db
from app.staff.models import Role
from app.transaction import work
from app.volunteers import queries, verbs_upkeep
from app.volunteers.models import Volunteer
from tests import make
from tests.browser import walks
from tests.browser.at_home import Home, living
from tests.browser.conftest import NEW_PASSWORD
from tests.browser.test_volunteer import scan
from tests.volunteers.at_kiosk import card_of

PHONE, PIN = "13700001234", "862930"
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


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


@pytest.fixture
def desk(browser: Browser, home: Home) -> Iterator[Page]:
    """陈站长 at the desk."""
    with home.app.app_context(), work():
        _chen, password = make.colleague(Role.ADMIN)
    assert password == NEW_PASSWORD
    context = browser.new_context(base_url=home.url, viewport={"width": 1366, "height": 768}, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_from_the_first_tap_to_a_certificate_that_anybody_can_check(kiosk: Page, desk: Page, home: Home) -> None:
    enrol(kiosk)
    approve(desk)
    with home.app.app_context(), work():
        _lin, _password = make.colleague(Role.CADRE, "decider", "林晓岚")
        token = card_of(_volunteer())
        make.duty(db.session.get_one(Place, home.station_id), "敬老服务", hours=3)

    with clock.frozen(MORNING + timedelta(minutes=5)):
        sign_in_by_card(kiosk, token)
    with clock.frozen(MORNING + timedelta(hours=6)), home.app.app_context(), work():
        assert verbs_upkeep.close_forgotten(clock.now(), timedelta(hours=1)) == 1

    with clock.frozen(MORNING + timedelta(days=1)):
        come_by_pin(kiosk)
        say_when_left(kiosk)
        ask_for_a_correction(kiosk)
        grant_it(desk)
        number = certify(kiosk)
        check_the_paper(desk, number)
        verify(kiosk, number)


def _volunteer() -> Volunteer:
    found = queries.volunteer(queries.candidates(PHONE[-4:])[0].id)
    assert found
    return found


def enrol(kiosk: Page) -> None:
    """With the on-screen pinyin keys; the phone and the PIN on the pad."""
    kiosk.goto("/kiosk/")
    kiosk.click(".entries a[href='/kiosk/volunteer']")
    kiosk.click("a[href='/kiosk/volunteer/join']")
    kiosk.click("#screen .acts .btn--main")
    kiosk.click("[name=group] >> nth=6")
    kiosk.click("[data-way=keys]")
    for letter in "wangxiuying":
        kiosk.click(f"[data-letter={letter}]")
    kiosk.locator("[data-guess]", has_text="王秀英").first.click()
    expect(kiosk.locator("[name=name]")).to_have_value("王秀英")
    walks.send(kiosk)
    for name, digits in (("phone", PHONE), ("age", ""), ("skills", ""), ("pin", PIN), ("pin_again", PIN)):
        expect(kiosk.locator(f"[name={name}]").first).to_be_attached()
        if name == "age":
            kiosk.click("[name=age] >> nth=0")
            continue
        if digits:
            walks.tap(kiosk, digits)
        walks.send(kiosk)
    kiosk.check("[name=consent]", force=True)
    walks.send(kiosk)
    expect(kiosk.locator(".result h1")).to_contain_text("登记好了")


def sit_down(desk: Page) -> None:
    desk.goto("/desk/login")
    desk.fill("[name=username]", "chen")
    desk.fill("[name=password]", NEW_PASSWORD)
    desk.click(".form [type=submit]")
    expect(desk.locator("h1")).to_have_text("今天")


def approve(desk: Page) -> None:
    sit_down(desk)
    desk.goto("/desk/applications")
    desk.get_by_role("button", name="通过", exact=True).click()
    desk.goto("/desk/volunteers")
    expect(desk.locator("#list")).to_contain_text("王秀英")


def sign_in_by_card(kiosk: Page, token: str) -> None:
    kiosk.goto("/kiosk/volunteer")
    scan(kiosk, token)
    kiosk.locator(".matches .entry", has_text="敬老服务").click()
    expect(kiosk.locator(".result h1")).to_contain_text("签到好了")


def come_by_pin(kiosk: Page) -> None:
    kiosk.goto("/kiosk/volunteer")
    walks.tap(kiosk, PHONE[-4:])
    kiosk.click(walks.FIND)
    kiosk.click(".matches .entry >> nth=0")
    expect(kiosk.locator("[name=pin]")).to_be_attached()
    walks.tap(kiosk, PIN)
    walks.send(kiosk)


def say_when_left(kiosk: Page) -> None:
    expect(kiosk.locator("#left-title")).to_have_text("上次什么时候离开的？")
    kiosk.click("[name=left] >> nth=2")
    expect(kiosk.locator("#left-title")).to_have_count(0)


def ask_for_a_correction(kiosk: Page) -> None:
    """She came an hour later than she had tapped."""
    kiosk.goto("/kiosk/volunteer/record/services")
    kiosk.click(".matches .entry >> nth=0")
    kiosk.get_by_role("link", name="申请更正").click()
    came = kiosk.locator(".moved b").first
    before = came.inner_text()
    kiosk.click("[name=move][value='start:60']")
    expect(came).not_to_have_text(before)
    kiosk.check("[name=reason][value=wrong_times]", force=True)
    walks.send(kiosk)
    expect(kiosk.locator("#screen")).to_contain_text("等答复")


def grant_it(desk: Page) -> None:
    """A day later one has to sign in again."""
    sit_down(desk)
    desk.goto("/desk/records?view=wishes")
    desk.locator("#list a", has_text="王秀英").first.click()
    expect(desk.locator("#main")).to_contain_text("时间不对")
    desk.get_by_role("button", name=re.compile("照这样更正")).click()
    expect(desk.locator(".notice--ok")).to_be_visible()


def certify(kiosk: Page) -> str:
    kiosk.goto("/kiosk/volunteer/certificate")
    expect(kiosk.locator("#screen")).to_contain_text("1 次服务")
    kiosk.click("#screen .acts .btn--main")
    expect(kiosk.locator("h1")).to_have_text("证明开好了")
    return kiosk.locator(".paper .h2").inner_text()


def check_the_paper(desk: Page, number: str) -> None:
    """The file and the page say the same."""
    desk.goto("/desk/certificates")
    desk.locator("#list a", has_text="王秀英").first.click()
    file = desk.request.get(desk.get_by_role("link", name="下载 PDF").get_attribute("href") or "")
    printed = desk.request.get(desk.get_by_role("link", name="打印").get_attribute("href") or "")
    paper = "".join(page.extract_text() for page in PdfReader(io.BytesIO(file.body())).pages)
    for words in (number, "王秀英", "敬老服务", "2026年3月2日", "康乐路南社区居民委员会", "志愿服务记录证明"):
        assert words in re.sub(r"\s", "", paper)
        assert words in printed.text()


def verify(kiosk: Page, number: str) -> None:
    kiosk.goto(f"/verify/{number}")
    expect(kiosk.locator("main")).to_contain_text("王*")
    expect(kiosk.locator("main")).to_contain_text(number)
    assert "王秀英" not in kiosk.content()
