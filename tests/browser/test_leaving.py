"""The next person at the kiosk finds nothing of the last: not by Back, not by waiting, not in the browser's drawers."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks
from tests.browser.conftest import Open

LEAK = b"""<!doctype html><title>a leaking page</title><input id=name><a href=/next>on</a>
<script>addEventListener('pageshow', (e) => { document.title = e.persisted ? 'persisted' : 'fresh' })</script>"""


class Leaking(BaseHTTPRequestHandler):
    """Pages that may be kept: what the kiosk's must not be."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(LEAK)

    def log_message(self, *_words: object) -> None:
        """Nothing: this server is nobody's business."""


@pytest.fixture
def leaking() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Leaking) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_this_browser_does_keep_a_page_that_leaks(open_page: Open, leaking: str) -> None:
    """Without this the tests below would prove nothing."""
    page = open_page(path=leaking)
    page.fill("#name", "李梅")
    page.click("a")
    page.wait_for_url("**/next")
    _go(page, -1)
    expect(page).to_have_title("persisted")
    assert page.input_value("#name") == "李梅"


def test_back_and_forward_after_the_end_show_nothing_of_the_visitor(open_page: Open) -> None:
    page = _with_phone_typed(open_page())
    page.evaluate("bee.leave()")
    expect(page.locator("#screen.home")).to_be_visible()
    for steps in (-1, 1, 0):
        _go(page, steps)
        _is_clean(page)


def test_back_from_another_page_shows_nothing_of_the_visitor(open_page: Open) -> None:
    page = _with_phone_typed(open_page())
    page.goto("/kiosk/")
    _go(page, -1)
    _is_clean(page)


def test_a_quiet_minute_asks_and_thirty_seconds_later_the_page_is_wiped(open_page: Open) -> None:
    page = open_page()
    page.clock.install()
    _with_phone_typed(page)
    page.clock.run_for(59_000)
    expect(page.locator("#idle")).to_be_hidden()
    page.clock.run_for(2_000)
    expect(page.locator("#idle")).to_be_visible()
    page.clock.run_for(31_000)
    expect(page.locator("#screen.home")).to_be_visible()
    _is_clean(page)
    assert "visitor" not in {cookie["name"] for cookie in page.context.cookies()}


def test_one_tap_says_i_am_still_here(open_page: Open) -> None:
    page = open_page()
    page.clock.install()
    _with_phone_typed(page)
    page.clock.run_for(61_000)
    page.click("[data-stay]")
    page.clock.run_for(50_000)
    expect(page.locator("#idle")).to_be_hidden()
    assert page.input_value(walks.DIGITS) == walks.PHONE


def test_a_result_goes_home_by_itself_after_twenty_seconds(open_page: Open) -> None:
    page = open_page()
    page.clock.install()
    for step in walks.walk_in(page):
        if step == "walk-in done":
            break
    page.clock.run_for(19_000)
    expect(page.locator(".result")).to_be_visible()
    page.clock.run_for(2_000)
    expect(page.locator("#screen.home")).to_be_visible()


def test_language_and_size_go_back_when_the_visitor_leaves(open_page: Open) -> None:
    page = open_page()
    page.click("form[action='/kiosk/language'] [type=submit]")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.click("form[action='/kiosk/size'] [type=submit]")
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    page.evaluate("bee.leave()")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator("html")).to_have_attribute("data-size", "normal")


def _with_phone_typed(page: Page) -> Page:
    page.goto("/kiosk/lend")
    page.click("a.tile >> nth=0")
    expect(page.locator(".pad")).to_be_visible()
    walks.tap(page, walks.PHONE)
    return page


def _go(page: Page, steps: int) -> None:
    # Playwright's own go_back() waits for a load that never comes when the page is taken out of the drawer.
    page.evaluate("(steps) => { history.go(steps) }", steps)
    page.wait_for_timeout(300)


def _is_clean(page: Page) -> None:
    page.wait_for_load_state()
    expect(page.locator("main")).to_be_visible()
    assert walks.PHONE not in page.content()
    assert not [field for field in page.locator("input").all() if field.input_value() == walks.PHONE]
    assert page.evaluate("[...Object.values(localStorage), ...Object.values(sessionStorage)].length") == 0
