"""The wall fits one screen at 1080 and at 4K, is read from four metres, and asks again without being touched."""

from collections.abc import Iterator
from datetime import datetime
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from app import clock, create_app, setup
from app.config import Config
from app.demo import verbs
from app.keyring import keys
from app.transaction import work
from tests.browser.axe import AA, faults
from tests.browser.conftest import SHAPES, Open

SHAPES |= {"wall": (1920, 1080), "wall-4k": (3840, 2160), "wall-flat": (1600, 1200)}
# From four metres, on a screen of 55 inches, a character must be about 17 mm high: 28 pixels of 1080.
SMALLEST = 28 / 1080
BEYOND = """() => {
  const spill = (each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
  const out = (each) => { const box = each.getBoundingClientRect();
    return box.right > innerWidth || box.bottom > innerHeight || box.left < 0 || box.top < 0; };
  return [...document.querySelectorAll('#screen, #now > *, #now aside > *')].filter((each) => spill(each) || out(each))
    .map((each) => `${each.tagName}.${each.className} ${each.scrollHeight}/${each.clientHeight}`);
}"""
SIZES = """() => Math.min(...[...document.querySelectorAll('#screen *')].filter((each) => !each.closest('.vh') &&
  [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).map((each) => {
    const drawing = each.closest('svg');
    const scale = drawing ? drawing.getScreenCTM().a : 1;
    return parseFloat(getComputedStyle(each).fontSize) * scale; }))"""


@pytest.fixture(scope="module", params=[8, 12, 18])
def by_day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The wall's address at an hour when the station is open and people are on duty, whenever the test runs."""
    folder = tmp_path_factory.mktemp("day")
    house = Config(instance=folder, database_url=f"sqlite:///{folder / 'day.sqlite3'}", keys=keys(folder), jobs=False)
    with clock.frozen(datetime(2026, 11, 26, request.param, 20, tzinfo=clock.ZONE)):
        app = create_app(house)
        with app.app_context():
            setup.migrate()
            with work():
                verbs.build()
        server = make_server("127.0.0.1", 0, app, threaded=True)
        serving = Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}/board"
        server.shutdown()
        serving.join()
        server.server_close()


@pytest.mark.parametrize("tongue", ["", "?in=en"])
def test_it_fits_while_people_are_on_duty(browser: Browser, by_day: str, tongue: str) -> None:
    page = browser.new_page(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    page.goto(by_day)
    page.goto(page.url + tongue)
    expect(page.locator(".duty")).to_be_visible()
    assert page.locator(".day li").first.is_visible()
    assert page.evaluate(BEYOND) == []
    page.close()


@pytest.mark.parametrize("tongue", ["", "?in=en"])
@pytest.mark.parametrize("shape", ["wall", "wall-4k", "wall-flat"])
def test_it_fits_and_is_read_from_afar(open_page: Open, shape: str, tongue: str) -> None:
    page = open_page(shape, f"/board{tongue}")
    if tongue:
        page.goto(page.url.partition("?")[0] + tongue)
    assert page.evaluate(BEYOND) == []
    width, height = SHAPES[shape]
    assert page.evaluate(SIZES) >= SMALLEST * min(height, width * 9 / 16) - 0.6
    assert page.evaluate("getComputedStyle(document.body).overflow") == "hidden"


def test_nothing_is_wrong_with_it_for_who_listens(open_page: Open) -> None:
    page = open_page("wall", "/board")
    assert faults(page, AA) == []
    assert page.get_by_role("table", name="每月服务人次").count() == 1


def test_it_asks_again_by_itself_and_is_answered_briefly(open_page: Open) -> None:
    page = open_page("wall", "/board")
    look = page.locator("#now").get_attribute("data-hx-get") or ""
    with page.expect_response(lambda answer: answer.url.endswith(look), timeout=40_000) as again:
        pass
    tag = again.value.headers["etag"]
    ask = "async ([url, tag]) => (await fetch(url, { cache: 'no-store', headers: { 'If-None-Match': tag } })).status"
    assert page.evaluate(ask, [look, tag]) == 304
    expect(page.locator("#now .big b").first).to_be_visible()
