"""点单 → 派单 → 接单 → 评单, at the kiosk and the desk: the whole way, on every panel, without a barrier."""

from collections.abc import Iterator
from contextlib import closing
from sqlite3 import connect
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks, walks_orders
from tests.browser.conftest import Open
from tests.browser.served import Served
from tests.browser.test_fit import PANELS, expect_fitting, hung

Step = str


def id_of(served: Served, number: str) -> int:
    with closing(connect(served.said.parent / "warm-bee.sqlite3")) as database:
        return int(database.execute("SELECT id FROM orders WHERE number = ?", (number,)).fetchone()[0])


def dispatch(desk: Page, id: int) -> None:
    """To the open board, by two taps."""
    desk.goto(f"/desk/orders/{id}/dispatch")
    desk.check("[name=target][value=board]")
    desk.click("form [type=submit] >> text=派出去")
    expect(desk.locator("h1")).to_be_visible()


def ask(desk: Page, id: int) -> None:
    """A question to the resident."""
    desk.goto(f"/desk/orders/{id}")
    desk.click("summary:has-text('停表')")
    desk.fill("[name=pause-question]", "要早上的还是晚上的药？")
    desk.click("form[action$=pause] [type=submit]")
    expect(desk.locator(".notice--ok")).to_be_visible()


def whole_way(page: Page, desk: Page, served: Served) -> Iterator[Step]:
    """Placed, handed out, asked about, taken, done, not solved, done again, rated."""
    yield from walks_orders.place(page)
    number = walks_orders.number(page)
    id = id_of(served, number)
    dispatch(desk, id)
    ask(desk, id)
    yield from walks_orders.find(page, number)
    yield from walks_orders.answer(page)
    for is_solved in (False, True):
        walks_orders.come_in(page)
        yield from walks_orders.take(page, id)
        yield from walks_orders.do(page, id)
        walks.home(page)
        yield from walks_orders.find(page, number)
        yield from walks_orders.rate(page, is_solved=is_solved)
        if not is_solved:
            dispatch(desk, id)
        walks.home(page)
    yield from walks_orders.find(page, number)


def test_from_the_tile_to_not_solved_and_on_to_the_end(open_page: Open, served: Served, badge: Any) -> None:
    page, desk = open_page("landscape"), open_page("laptop", "/desk/orders", storage_state=badge)
    assert list(whole_way(page, desk, served))[-1] == "my order"
    told = page.locator("main").inner_text()
    assert page.locator(".acts a[href$=rate]").count() == 0
    expect(page.locator("header")).to_contain_text("已办结")
    assert walks_orders.PHONE not in told


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_every_page_of_an_order_fits(open_page: Open, served: Served, badge: Any, shape: str, language: str) -> None:
    page, desk = hung(open_page, served, shape, language), open_page("laptop", "/desk/orders", storage_state=badge)
    expect_fitting(page, served, whole_way(page, desk, served))


def test_an_order_is_placed_with_scripts_off(open_page: Open) -> None:
    page = open_page(scripts=False)
    assert list(walks_orders.place(page, walks_orders.REPAIR, 1))[-1] == "placed"
