"""The whole ways of a volunteer and of an order with Tab and Enter alone: no mouse, no finger, no letter typed."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import walks, walks_orders
from tests.browser.by_keys import digits, onward, take
from tests.browser.conftest import Open
from tests.browser.served import Served
from tests.browser.test_orders import dispatch, id_of

DONE = ".result .acts .btn--main"


def come_in(page: Page) -> None:
    """From home to her own page."""
    take(page, ".entries a[href='/kiosk/volunteer']")
    digits(page, walks.TAIL)
    take(page, walks.FIND)
    take(page, ".matches .entry")
    expect(page.locator("[name=pin]")).to_be_attached()
    digits(page, walks.PIN)
    onward(page)
    expect(page.locator(".mine")).to_be_visible()


def test_a_volunteer_signs_in_and_looks_at_her_record(open_page: Open) -> None:
    page = open_page("landscape")
    come_in(page)
    take(page, ".matches .entry")
    expect(page.locator(".result h1")).to_contain_text("签到好了")
    take(page, f"{walks.UNDO} [type=submit]")
    expect(page.locator(".result h1")).to_have_text("撤销好了")
    take(page, DONE)
    come_in(page)
    take(page, "a[href$='/volunteer/record']")
    expect(page.locator("h1")).to_be_focused()
    take(page, "a[href$='/record/services']")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("h1")).to_have_text("每一次服务")


def test_somebody_becomes_a_volunteer(open_page: Open) -> None:
    page = open_page()
    take(page, ".entries a[href='/kiosk/volunteer']")
    take(page, "a[href$='/volunteer/join']")
    take(page, "a[href$='/join/group']")
    take(page, "[name=group] >> nth=2")
    take(page, ".seg [data-way=keys]")
    for key in ("[data-letter=w]", "[data-letter=a]", "[data-letter=n]", "[data-letter=g]"):
        take(page, key)
    take(page, "[data-guess]:text-is('王')")
    for key in ("[data-letter=m]", "[data-letter=e]", "[data-letter=i]"):
        take(page, key)
    take(page, "[data-guess]:text-is('梅')")
    expect(page.locator(".written .field")).to_have_value("王梅")
    onward(page)
    expect(page.locator("[name=phone]")).to_be_attached()
    digits(page, f"1395{page.evaluate('Math.floor(1e6 + Math.random() * 8999999)')}")
    onward(page)
    take(page, "[name=age]")
    take(page, "[name=skills] >> nth=1")
    onward(page)
    for step in ("pin", "pin_again"):
        expect(page.locator(f"[name={step}]")).to_be_attached()
        digits(page, "862930")
        onward(page)
    take(page, "[name=consent]")
    expect(page.locator("[name=consent]")).to_be_checked()
    onward(page)
    expect(page.locator(".result h1")).to_be_visible()


def test_an_order_is_placed_taken_done_and_rated(open_page: Open, served: Served, badge: Any) -> None:
    page, desk = open_page(), open_page("laptop", "/desk/orders", storage_state=badge)
    place(page)
    number = walks_orders.number(page)
    id = id_of(served, number)
    dispatch(desk, id)
    take(page, DONE)
    take_and_do(page, id)
    rate(page, number)


def place(page: Page) -> None:
    take(page, f".entries a[href='{walks_orders.NEW}/category']")
    take(page, f"[name=category] >> nth={walks_orders.REPAIR}")
    take(page, "[name=item] >> nth=1")
    take(page, "[name=when] >> nth=-1")
    take(page, "[name=where]")
    take(page, "[name=building] >> nth=2")
    take(page, "[name=unit] >> nth=1")
    expect(page.locator("[name=room]")).to_be_attached()
    digits(page, "1503")
    onward(page)
    expect(page.locator("[name=phone]")).to_be_attached()
    digits(page, walks_orders.PHONE)
    onward(page)
    take(page, "[name=consent]")
    onward(page)
    expect(page.locator(".stub")).to_be_visible()


def take_and_do(page: Page, id: int) -> None:
    come_in(page)
    take(page, f".acts a[href='{walks_orders.JOBS}/open']")
    take(page, f".matches a[href='{walks_orders.JOBS}/{id}']")
    take(page, "form[action$=take] [type=submit]")
    take(page, f"a[href='{walks_orders.JOBS}/{id}/done']")
    take(page, "[name=how]")
    expect(page.locator(".result")).to_be_visible()
    take(page, DONE)


def rate(page: Page, number: str) -> None:
    take(page, f".entries a[href='{walks_orders.NEW}/category']")
    take(page, f"a[href='{walks_orders.FIND}']")
    digits(page, number)
    onward(page)
    expect(page.locator("[name=tail]")).to_be_attached()
    digits(page, walks_orders.TAIL)
    onward(page)
    take(page, ".acts a[href$=rate]")
    take(page, "[name=solved][value=yes]")
    take(page, "[name=satisfaction][value='4']")
    expect(page.locator("[name=satisfaction][value='4']")).to_be_checked()
    onward(page)
    expect(page.locator(".result")).to_be_visible()
