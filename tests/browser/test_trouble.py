"""When the line breaks: the same tap is sent again, nothing is said to be saved before it is, and help comes."""

import re
import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import parse_qs

from playwright.sync_api import Page, Route, expect

from tests.browser import walks
from tests.browser.conftest import Open
from tests.browser.served import Served


def test_a_broken_line_is_tried_again_with_the_same_ticket(open_page: Open, served: Served) -> None:
    page, tickets = open_page(), []

    def break_twice(route: Route) -> None:
        tickets.append(_ticket(route))
        route.abort() if len(tickets) <= 2 else route.continue_()

    before = _visits(served)
    _fill_in_a_walk_in(page)
    page.route(re.compile("/kiosk/visit$"), break_twice)
    walks.send(page)
    expect(page.locator("#strip")).to_contain_text("没连上，正在重试，请别走开")
    expect(page.locator(".result h1")).to_have_text("登记好了，谢谢您！")
    expect(page.locator("#strip")).to_be_hidden()
    assert len(tickets) == 3
    assert len(set(tickets)) == 1
    assert _visits(served) == before + 1


def test_a_lost_answer_is_not_a_second_visit(open_page: Open, served: Served) -> None:
    page, sent = open_page(), []

    def lose_the_first_answer(route: Route) -> None:
        sent.append(_ticket(route))
        if len(sent) > 1:
            route.continue_()
            return
        route.fetch(max_redirects=0)
        route.abort()

    before = _visits(served)
    _fill_in_a_walk_in(page)
    page.route(re.compile("/kiosk/visit$"), lose_the_first_answer)
    walks.send(page)
    expect(page.locator(".result h1")).to_have_text("登记好了，谢谢您！")
    assert len(sent) == 2
    assert _visits(served) == before + 1


def test_when_nothing_helps_a_person_is_asked_for_and_nothing_is_said_to_be_saved(
    open_page: Open, served: Served
) -> None:
    page = open_page()
    before = _visits(served)
    _fill_in_a_walk_in(page)
    page.route(re.compile("/kiosk/visit$"), lambda route: route.abort())
    walks.send(page)
    expect(page.locator("#strip")).to_contain_text("请找人帮忙", timeout=25_000)
    expect(page.locator("[name=who]").first).to_be_attached()
    assert _visits(served) == before


def test_a_double_tap_is_one_visit(open_page: Open, served: Served) -> None:
    page = open_page()
    before = _visits(served)
    _fill_in_a_walk_in(page)
    page.locator("form.ask .btn--main").dblclick()
    expect(page.locator(".result h1")).to_have_text("登记好了，谢谢您！")
    assert _visits(served) == before + 1


def test_the_bell_tells_that_someone_is_coming(open_page: Open, badge: Any) -> None:
    kiosk, desk = open_page(), open_page("laptop", "/desk/", storage_state=badge)
    kiosk.click("form[action$=help] button >> visible=true")
    expect(kiosk.locator("h1")).to_have_text("正在帮您叫人")
    desk.reload()
    desk.locator("#bell").get_by_role("button", name="我去看看").click()
    expect(kiosk.locator("h1")).to_have_text("有人过来了")


def _fill_in_a_walk_in(page: Page) -> None:
    page.click(".services .tile >> nth=0")
    page.check("[name=who] >> nth=0", force=True)


def _ticket(route: Route) -> str:
    return parse_qs(route.request.post_data or "")["ticket"][0]


def _visits(served: Served) -> int:
    with closing(sqlite3.connect(served.said.parent / "warm-bee.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM visit").fetchone()[0])
