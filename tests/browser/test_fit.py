"""Nothing scrolls and nothing is cut off: every kiosk page on every panel, in both languages and both sizes."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.served import Served

PANELS = {"portrait": "default", "landscape": "default", "small": "small", "small-portrait": "small"}
PAGES = (
    "/kiosk/",
    "/kiosk/visit?service=1",
    "/kiosk/visit?service=4",
    "/kiosk/lend",
    "/kiosk/lend/umbrella",
    "/kiosk/return",
    "/kiosk/about",
    "/kiosk/notice",
    "/kiosk/help",
)
TOO_BIG = """() => {
  const root = document.documentElement, found = [];
  if (root.scrollHeight > innerHeight + 1 || root.scrollWidth > innerWidth + 1) found.push('the page scrolls');
  for (const panel of document.querySelectorAll('#screen .panel')) {
    const isCut = panel.scrollHeight > panel.clientHeight + 3;
    if (isCut) found.push('a card is cut off: ' + panel.textContent.trim().slice(0, 12));
  }
  for (const target of document.querySelectorAll('#screen a, #screen button, #screen .choice')) {
    const box = target.getBoundingClientRect(), name = target.textContent.trim().slice(0, 12);
    if (!box.width) continue;
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push('out of sight: ' + name);
    if (Math.min(box.width, box.height) < 59.5) found.push('too small to tap: ' + name);
  }
  return found;
}"""


@pytest.mark.parametrize("is_large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_every_page_fits(open_page: Open, served: Served, shape: str, language: str, *, is_large: bool) -> None:
    _hang(served, PANELS[shape])
    page = open_page(shape)
    if language == "en":
        _choose(page, "language")
    if is_large:
        _choose(page, "size")
    complaints = {}
    for address in PAGES:
        page.goto(address)
        complaints[address] = page.evaluate(TOO_BIG)
    _hang(served, "default")
    assert {address: found for address, found in complaints.items() if found} == {}


def _choose(page: Page, what: str) -> None:
    with page.expect_navigation():
        page.click(f"form[action$={what}] button")


def _hang(served: Served, panel: str) -> None:
    """Say how big the kiosk's screen is, as the desk would."""
    with closing(sqlite3.connect(served.said.parent / "warm-bee.sqlite3")) as database, database:
        database.execute("UPDATE device SET panel = ?", (panel,))
