"""A worker on the phone with a line that comes and goes: what is tapped survives a reload and arrives once."""

from contextlib import closing
from sqlite3 import connect
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import Open
from tests.browser.served import Served


def counted(served: Served, what: str) -> int:
    with closing(connect(served.said.parent / "warm-bee.sqlite3")) as database:
        return int(database.execute(what).fetchone()[0])


@pytest.fixture
def round_page(open_page: Open, badge: Any) -> Page:
    """A round through the first grid, begun a moment ago, at the doors of its first building."""
    page = open_page("phone", "/desk/surveys/new", storage_state=badge)
    page.fill("[name=name]", "试走一圈")
    page.fill("[name=until]", "2030-12-31")
    page.select_option("[name=grids]", index=[0])
    page.click("main form [type=submit]")
    # Said by its words: a bell that rings just now puts a main button of its own on top of the page.
    expect(page.locator("h1")).to_have_text("试走一圈")
    page.click("main a:has-text('去走访')")
    expect(page.locator("[data-round]")).to_be_visible()
    return page


def tap(page: Page, door: int, outcome: str) -> None:
    page.locator("[data-door] summary").nth(door).click()
    page.locator("[data-door]").nth(door).locator(f"[value={outcome}]").click()


def test_taps_without_a_line_are_kept_and_arrive_once(round_page: Page, served: Served) -> None:
    page, before = round_page, counted(served, "SELECT count(*) FROM survey_knock")
    orders = counted(served, "SELECT count(*) FROM orders")
    page.context.set_offline(True)
    tap(page, 0, "visited")
    tap(page, 1, "not_home")
    page.click("summary:has-text('没有网')")
    page.select_option("select[name=household]", index=2)
    page.click("form.panel summary:has-text('家里维修')")
    page.locator("form.panel .tickbox:has-text('修水龙头') input").check()
    page.click("form.panel [type=submit]")
    expect(page.locator("[data-unsent]")).to_contain_text("3")
    kept = page.evaluate("localStorage.getItem('round')")
    assert kept.count('"ticket"') == 3
    assert set("王张李138") & set(kept) <= set("138")
    assert counted(served, "SELECT count(*) FROM survey_knock") == before
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("[data-unsent]")).to_be_hidden()
    page.reload()
    page.wait_for_timeout(500)
    assert counted(served, "SELECT count(*) FROM survey_knock") == before + 3
    assert counted(served, "SELECT count(*) FROM orders") == orders + 1
    assert page.evaluate("localStorage.getItem('round')") == "[]"
    expect(page.locator("[data-door] .tag").first).to_have_text("走访了")


def test_a_name_or_a_phone_is_sent_at_once_and_never_kept(round_page: Page) -> None:
    page = round_page
    page.locator("[data-door] summary").nth(3).click()
    page.locator("[data-door]").nth(3).locator("a").click()
    page.click("summary:has-text('家里维修')")
    page.locator(".tickbox:has-text('修水龙头') input").check()
    page.fill("[name=phone]", "13700137007")
    page.click("main form [type=submit]")
    expect(page.locator(".notice--ok")).to_be_visible()
    assert "13700137007" not in str(page.evaluate("localStorage.getItem('round')"))


def test_the_round_has_no_barrier_on_a_phone(round_page: Page) -> None:
    assert axe.faults(round_page, axe.AA) == []
    assert round_page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
