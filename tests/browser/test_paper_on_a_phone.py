"""What the desk prints is looked at on a telephone first: nothing of it lies beyond the edge."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

BEYOND = """() => [document.documentElement, document.querySelector('.sheet')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.tagName)"""


def test_a_card_and_a_record_are_seen_whole_on_a_phone(open_page: Open, badge: Any) -> None:
    page = open_page("phone", "/desk/records", storage_state=badge)
    page.locator("tbody th a").first.click()
    page.locator(".facts a[href^='/desk/volunteers/']").click()
    page.locator("form[action$='/card'] button").click()
    expect_whole(page)
    number = page.get_by_role("link", name="返回").get_attribute("href").rpartition("/")[2]  # type: ignore[union-attr]
    page.goto(f"/desk/certificates/unconfirmed/{number}")
    expect_whole(page)


def expect_whole(page: Page) -> None:
    expect(page.locator(".sheet")).to_be_visible()
    assert page.evaluate(BEYOND) == []
