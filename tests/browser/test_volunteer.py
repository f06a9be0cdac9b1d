"""李梅 at the kiosk: her card, or the end of her phone and a PIN nobody reads over her shoulder, then one tap."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks
from tests.browser.conftest import Open
from tests.browser.served import Served
from tests.browser.test_fit import PANELS, expect_fitting, hung

DOOR = "/kiosk/volunteer"
# A scanner's keys within one moment, however busy the machine is.
BURST = """(code) => {
  for (const key of [...code, 'Enter']) {
    const down = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(down);
  }
}"""


@pytest.mark.parametrize("path", [DOOR, "/kiosk/"])
def test_from_card_to_signed_in_is_one_tap(open_page: Open, served: Served, card: str, path: str) -> None:
    page = open_page(path=path)
    scan(page, card)
    page.click(".matches .entry >> nth=0")
    expect(page.locator(".result h1")).to_contain_text("签到好了")
    page.click(f"{walks.UNDO} [type=submit]")
    expect(page.locator(".result h1")).to_have_text("撤销好了")


def test_caps_lock_turns_no_card_away(open_page: Open, card: str) -> None:
    page = open_page(path=DOOR)
    page.evaluate(BURST, card.swapcase())
    expect(page.locator(".mine")).to_be_visible()


def test_a_hand_that_types_what_is_on_a_card_is_no_card(open_page: Open, card: str) -> None:
    page = open_page(path=DOOR)
    page.keyboard.type(card, delay=110)
    page.keyboard.press("Enter")
    expect(page.locator(".swipe")).to_be_visible()
    assert page.input_value("[name=card]") == ""


@pytest.mark.parametrize("code", ["6901234567892", "https://example.com/5678", "xWBV234567"])
def test_no_code_leaks_into_the_digits_and_a_foreign_one_goes_nowhere(open_page: Open, code: str) -> None:
    page = open_page(path=DOOR)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    page.evaluate(BURST, code)
    page.wait_for_timeout(200)
    assert page.input_value(walks.DIGITS) == ""
    assert asked == []


def test_a_card_shown_while_the_pin_is_asked_for_is_a_card(open_page: Open, card: str) -> None:
    page = open_page(path=DOOR)
    for step in walks.volunteer(page):
        if step == "pin":
            break
    page.evaluate(BURST, card)
    expect(page.locator(".mine")).to_be_visible()


def test_a_card_shown_while_a_name_is_written_leaves_nothing_in_the_field(open_page: Open, card: str) -> None:
    page = open_page()
    walks.ask_name(page)
    page.focus(".written .field")
    page.keyboard.type(card)
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.input_value(".written .field") == ""
    expect(page.locator("[name=name]")).to_be_attached()


def test_a_number_pad_on_the_cable_types_into_the_boxes(open_page: Open) -> None:
    page = open_page(path=DOOR)
    page.keyboard.type(walks.TAIL, delay=110)
    expect(page.locator(".digits")).to_have_text(walks.TAIL)


def test_nobody_reads_the_pin_over_her_shoulder(open_page: Open) -> None:
    page = open_page(path=DOOR)
    for step in walks.volunteer(page):
        if step == "pin":
            break
    walks.tap(page, walks.PIN)
    expect(page.locator(".digits")).to_have_text("●" * 6)
    expect(page.locator("[data-typed]")).to_have_text("已输入 6 位")


def test_two_taps_in_a_breath_sign_in_once(open_page: Open, served: Served, card: str) -> None:
    page, before = open_page(path=DOOR), open_stints(served)
    scan(page, card)
    page.locator(".matches .entry").first.dblclick()
    expect(page.locator(".result h1")).to_be_visible()
    assert open_stints(served) == before + 1
    page.click(f"{walks.UNDO} [type=submit]")
    expect(page.locator(".result h1")).to_have_text("撤销好了")
    assert open_stints(served) == before


def test_enter_twice_in_a_breath_signs_in_once_and_never_out(open_page: Open, served: Served, card: str) -> None:
    page, before = open_page(path=DOOR), open_stints(served)
    scan(page, card)
    page.locator(".matches .entry").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".result h1")).to_contain_text("签到好了")
    assert open_stints(served) == before + 1
    page.goto(f"{DOOR}/me")
    page.locator(".acts--mine .btn--main").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".result h1")).to_contain_text("刚签到不到")
    assert open_stints(served) == before + 1
    page.click(f"{walks.UNDO} [type=submit]")
    expect(page.locator(".result h1")).to_have_text("撤销好了")
    assert open_stints(served) == before


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_her_pages_fit_every_panel(open_page: Open, served: Served, shape: str, language: str) -> None:
    page = hung(open_page, served, shape, language)
    expect_fitting(page, served, walks.volunteer(page))


def scan(page: Page, card: str, leads_to: str = ".mine") -> None:
    """As a scanner does it; on a busy machine a key may come late, and one scans again."""
    for _try in range(5):
        page.keyboard.type(card, delay=4)
        page.keyboard.press("Enter")
        page.wait_for_timeout(1000)
        if page.locator(leads_to).count():
            break
    expect(page.locator(leads_to)).to_be_visible()


def open_stints(served: Served) -> int:
    with closing(sqlite3.connect(served.said.parent / "warm-bee.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM stint WHERE stage = 'open'").fetchone()[0])
