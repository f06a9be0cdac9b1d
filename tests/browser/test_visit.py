"""王奶奶 at the kiosk: water, an umbrella, the bell, in three taps and with nothing typed."""

import pytest
from playwright.sync_api import expect

from tests.browser import walks
from tests.browser.conftest import Open


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "scripts off"])
def test_every_way_through_the_kiosk_leads_somewhere(open_page: Open, *, scripts: bool) -> None:
    page = open_page("landscape", scripts=scripts)
    assert list(walks.steps(page))[-1] == "someone is coming"


def test_a_walk_in_takes_three_taps_and_no_keyboard(open_page: Open) -> None:
    page = open_page()
    page.click(".services .tile >> nth=0")
    page.click(".choice:has([name=who]) >> nth=0")
    page.click("form.ask .btn--main")
    expect(page.locator(".result h1")).to_be_visible()


def test_a_walk_in_is_registered_and_taken_back_with_scripts_off(open_page: Open) -> None:
    page = open_page(scripts=False)
    assert list(walks.walk_in(page))[-1] == "walk-in undone"


def test_htmx_lifts_the_screen_without_a_new_page_or_a_new_address(open_page: Open) -> None:
    page = open_page()
    page.evaluate("window.isTheSamePage = true")
    page.click(".services .tile >> nth=0")
    expect(page.locator("[name=who]").first).to_be_attached()
    assert page.evaluate("window.isTheSamePage")
    assert page.url.endswith("/kiosk/")
