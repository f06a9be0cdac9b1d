"""Nothing scrolls and nothing is cut off: every kiosk page on every panel, in both languages and both sizes."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain

import pytest
from playwright.sync_api import Page

from tests.browser import walks, walks_activities
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
    "/kiosk/volunteer",
    "/kiosk/volunteer/join/known",
    "/kiosk/volunteer/join/waiting",
    "/kiosk/volunteer/join/too-young",
    "/kiosk/volunteer/record/left",
    "/kiosk/thanks",
    "/kiosk/thanks?page=2",
    "/kiosk/honours",
    "/kiosk/honours/nominate/where",
    "/kiosk/honours/nominate/done",
    "/kiosk/honours/objected",
    "/kiosk/activities",
    "/kiosk/activities/1",
    "/kiosk/activities/1/sign-up",
    "/kiosk/activities/mine",
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
    if (target.matches('.acts .btn') && box.height > box.width) found.push('words stand on end: ' + name);
    if (target.matches('.key') && target.scrollWidth > target.clientWidth + 1) found.push('words run out of: ' + name);
    const seen = document.elementFromPoint(box.left + box.width / 2, box.bottom - 8);
    if (seen && !target.contains(seen) && !seen.contains(target)) found.push('covered: ' + name);
  }
  return found;
}"""
# Large type is a matter of rules alone, so that each page is looked at in both sizes where it stands.
TOO_BIG_IN_EITHER_SIZE = f"""() => ['large', 'normal'].flatMap((size) => {{
  document.documentElement.dataset.size = size;
  return ({TOO_BIG})().map((fault) => `${{size}}: ${{fault}}`);
}})"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_every_page_fits(open_page: Open, served: Served, shape: str, language: str) -> None:
    page = hung(open_page, served, shape, language)
    expect_fitting(page, served, chain(_pages(page), walks.writing(page), walks.join(page)))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_every_page_of_the_activities_fits(open_page: Open, served: Served, shape: str, language: str) -> None:
    page = hung(open_page, served, shape, language)
    expect_fitting(page, served, walks_activities.steps(page, walks.TAIL, walks.PIN))


def test_a_large_page_fits_as_the_house_sends_it(open_page: Open) -> None:
    page = open_page()
    choose(page, "size")
    assert page.evaluate("document.documentElement.dataset.size") == "large"
    assert page.evaluate(TOO_BIG) == []


def hung(open_page: Open, served: Served, shape: str, language: str) -> Page:
    """A kiosk of that shape, and a visitor who reads that language."""
    hang(served, PANELS[shape])
    page = open_page(shape)
    choose(page, "language", times=1 if language == "en" else 2)
    return page


def expect_fitting(page: Page, served: Served, steps: Iterable[str]) -> None:
    """Walk, and look at every step in both sizes."""
    complaints = {step: page.evaluate(TOO_BIG_IN_EITHER_SIZE) for step in steps}
    hang(served, "default")
    assert {step: found for step, found in complaints.items() if found} == {}


def _pages(page: Page) -> Iterator[str]:
    for address in PAGES:
        page.goto(address)
        yield address


def choose(page: Page, what: str, times: int = 1) -> None:
    """Tap the language or the size; twice is a visitor who keeps what there was."""
    for _tap in range(times):
        with page.expect_navigation():
            page.click(f"form[action$={what}] button")


def hang(served: Served, panel: str) -> None:
    """Say how big the kiosk's screen is, as the desk would."""
    with closing(sqlite3.connect(served.said.parent / "warm-bee.sqlite3")) as database, database:
        database.execute("UPDATE device SET panel = ?", (panel,))
