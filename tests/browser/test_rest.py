"""A screen nobody stands before: home dims and moves after four minutes, and nothing else ever does."""

from playwright.sync_api import Page, expect

from tests.browser import looks
from tests.browser.conftest import Open

PLACE = "(() => { const { x, y } = document.getElementById('screen').getBoundingClientRect(); return [x, y]; })()"


def with_clock(open_page: Open, path: str, shape: str = "portrait") -> Page:
    page = open_page(shape, path)
    page.clock.install()
    page.goto(path)
    return page


def is_resting(page: Page) -> bool:
    return bool(page.evaluate("'rest' in document.documentElement.dataset"))


def place_of(page: Page) -> tuple[float, float]:
    # Even a change that takes no time is seen a moment later only.
    page.wait_for_timeout(200)
    x, y = page.evaluate(PLACE)
    return x, y


def test_home_rests_after_four_minutes_and_not_before(open_page: Open) -> None:
    page = with_clock(open_page, "/kiosk/")
    page.clock.run_for(238_000)
    assert not is_resting(page)
    page.clock.run_for(4_000)
    assert is_resting(page)
    assert place_of(page) != (0, 0)
    assert looks.misfits(page) == []


def test_it_moves_every_minute_and_never_far(open_page: Open) -> None:
    page = with_clock(open_page, "/kiosk/", "small")
    page.context.set_offline(True)  # so that home does not look again meanwhile
    page.clock.run_for(242_000)
    places = [place_of(page)]
    page.clock.run_for(54_000)
    assert place_of(page) == places[0]
    page.clock.run_for(5_000)
    places.append(place_of(page))
    assert places[0] != places[1]
    assert all(0 < max(abs(x), abs(y)) <= 8 for x, y in places), places


def test_it_goes_on_resting_when_home_looks_again(open_page: Open) -> None:
    page = with_clock(open_page, "/kiosk/")
    page.clock.run_for(242_000)
    with page.expect_navigation():
        page.clock.run_for(61_000)
    page.wait_for_load_state()
    assert is_resting(page)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_touch_wakes_it_and_does_what_the_tile_says(open_page: Open) -> None:
    page = with_clock(open_page, "/kiosk/")
    page.clock.run_for(242_000)
    assert is_resting(page)
    page.click(".services .tile >> nth=0")
    expect(page.locator("[name=who]").first).to_be_attached()
    assert not is_resting(page)
    assert "#" not in page.url


def test_a_key_wakes_it(open_page: Open) -> None:
    page = with_clock(open_page, "/kiosk/")
    page.clock.run_for(242_000)
    page.keyboard.press("Tab")
    assert not is_resting(page)


def test_a_page_that_is_read_never_rests(open_page: Open) -> None:
    page = with_clock(open_page, "/kiosk/notice")
    for _minute in range(3):
        page.clock.run_for(29_000)
        page.keyboard.press("Shift")
        assert not is_resting(page)
