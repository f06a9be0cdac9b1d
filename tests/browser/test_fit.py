"""Nothing scrolls, is cut off, too small or too faint: every page, every panel, both languages, all three sights."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain

import pytest
from playwright.sync_api import Page

from tests.browser import looks, walks, walks_activities
from tests.browser.conftest import Open
from tests.browser.pages import reachable
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


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_every_page_fits(open_page: Open, served: Served, shape: str, language: str) -> None:
    page = hung(open_page, served, shape, language)
    ways = (walks.leaders, walks.walk_in, walks.lend_and_return, walks.writing, walks.join, walks.call)
    expect_fitting(page, served, chain(_pages(page), *(way(page) for way in ways)))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_every_page_of_the_activities_fits(open_page: Open, served: Served, shape: str, language: str) -> None:
    page = hung(open_page, served, shape, language)
    expect_fitting(page, served, walks_activities.steps(page, walks.TAIL, walks.PIN))


def test_a_large_page_fits_as_the_house_sends_it(open_page: Open) -> None:
    page = open_page()
    choose(page, "size")
    assert page.evaluate("document.documentElement.dataset.size") == "large"
    assert looks.misfits(page) == []


def test_who_wants_no_motion_sees_a_new_size_at_once(open_page: Open) -> None:
    page = open_page()
    page.evaluate(looks.SEE, looks.SIGHTS["large"])
    assert page.evaluate("document.getAnimations().filter((each) => each instanceof CSSTransition).length") == 0


def hung(open_page: Open, served: Served, shape: str, language: str) -> Page:
    """A kiosk of that shape, and a visitor who reads that language."""
    hang(served, PANELS[shape])
    page = open_page(shape)
    choose(page, "language", times=1 if language == "en" else 2)
    return page


def expect_fitting(page: Page, served: Served, steps: Iterable[str]) -> None:
    """Walk, and look at every step as each visitor may see it."""
    faults = [f"{step}: {fault}" for step in steps for fault in looks.faults(page)]
    hang(served, "default")
    assert not faults, "\n" + "\n".join(faults)


def _pages(page: Page) -> Iterator[str]:
    for address in dict.fromkeys((*PAGES, *reachable(page.context, "/kiosk/"))):
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
