"""The activities' door, what guests say of it, and the gardens: every page fits, has no barrier, and works by hand."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import doors, walks
from tests.browser.conftest import Open
from tests.browser.served import Served
from tests.browser.test_fit import PANELS, expect_fitting, hung
from tests.browser.test_volunteer import BURST

DOOR, OPINION, GARDENS = "/kiosk/door", "/kiosk/opinion", "/kiosk/gardens"
Step = str
Doors = tuple[int, int, str]


@pytest.fixture(scope="module")
def open_doors(served: Served) -> Doors:
    return doors.opened(served)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_every_page_fits(open_page: Open, served: Served, open_doors: Doors, shape: str, language: str) -> None:
    page = hung(open_page, served, shape, language)
    expect_fitting(page, served, steps(page, open_doors))


def test_a_ticket_under_the_scanner_asks_whether_all_three_are_here(open_page: Open, open_doors: Doors) -> None:
    fair, _full, ticket = open_doors
    page = open_page(path=f"{DOOR}/{fair}")
    scan(page, ticket, ".cards--party")
    page.click(".cards--party .btn--main")
    expect(page.locator(".result")).to_contain_text("签到 3 位")
    scan(page, ticket, ".result h1:has-text('已经')")
    expect(page.locator("h1")).to_contain_text("已经签到了")
    page.click(f"{walks.UNDO} [type=submit]")
    expect(page.locator("h1")).to_have_text("撤销好了")


def test_without_scripts_one_comes_in_all_the_same(open_page: Open, open_doors: Doors) -> None:
    fair, _full, ticket = open_doors
    page = open_page(path=f"{DOOR}/{fair}", scripts=False)
    page.fill("[name=card]", ticket)
    page.click(".swipe [type=submit]")
    page.fill("#heads", "2")
    page.click("button[form=some]")
    expect(page.locator(".result")).to_contain_text("签到 2 位")
    page.click(f"{walks.UNDO} [type=submit]")
    expect(page.locator("h1")).to_have_text("撤销好了")


def scan(page: Page, ticket: str, then: str) -> None:
    """As a scanner does it; on a busy machine a key may come late, and one scans again."""
    for _try in range(5):
        page.evaluate(BURST, ticket)
        page.wait_for_timeout(1000)
        if page.locator(then).count():
            break
    expect(page.locator(then)).to_be_visible()


def steps(page: Page, open_doors: Doors) -> Iterator[Step]:
    """All of them, wrong taps among them."""
    yield from _at_the_door(page, *open_doors)
    yield from _walk_in(page, *open_doors)
    yield from _opinion(page)
    yield from _gardens(page)


def _at_the_door(page: Page, fair: int, full: int, ticket: str) -> Iterator[Step]:
    walks.home(page, DOOR)
    yield "which door"
    for digits in ("", "0000"):
        walks.home(page, f"{DOOR}/{fair}")
        walks.tap(page, digits)
        page.click(walks.FIND)
        expect(page.locator(".msg--err").first).to_be_visible()
        yield f"at the door: {digits or 'nothing typed'}"
    walks.home(page, f"{DOOR}/{fair}")
    yield "at the door"
    walks.tap(page, doors.TAIL)
    page.click(walks.FIND)
    expect(page.locator(".matches .entry").nth(7)).to_be_attached()
    yield "which one of them"
    walks.home(page, f"{DOOR}/{fair}")
    scan(page, ticket, ".cards--party")
    yield "a party"
    page.click(".cards--party .btn--main")
    expect(page.locator(walks.UNDO)).to_be_visible()
    yield "welcome"
    page.click(f"{walks.UNDO} [type=submit]")
    expect(page.locator(walks.UNDO)).to_have_count(0)
    yield "taken back"
    walks.home(page, f"{DOOR}/{full}")
    walks.tap(page, "6613")
    page.click(walks.FIND)
    page.click(".matches .entry >> nth=0")
    expect(page.locator(".result")).to_be_visible()
    yield "still waiting"


def _walk_in(page: Page, fair: int, full: int, _ticket: str) -> Iterator[Step]:
    walks.home(page, f"{DOOR}/{full}/walk-in")
    yield "full"
    walks.home(page, f"{DOOR}/{fair}/walk-in")
    yield "walk in"
    walks.send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield "walk in: the notice is not read"
    page.check("[name=risks]", force=True)
    walks.send(page)
    expect(page.locator(walks.UNDO)).to_be_visible()
    page.click(f"{walks.UNDO} [type=submit]")
    expect(page.locator(walks.UNDO)).to_have_count(0)


def _opinion(page: Page) -> Iterator[Step]:
    walks.home(page, OPINION)
    yield "who says how it was"
    walks.tap(page, "0000")
    page.click(walks.FIND)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield "who says how it was: nobody"
    walks.tap(page, doors.CAME)
    page.click(walks.FIND)
    expect(page.locator(".matches .entry").first).to_be_visible()
    yield "which one of them says it"
    page.click(".matches .entry >> nth=0")
    expect(page.locator("[name=liked]").first).to_be_attached()
    yield "two questions"
    walks.send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield "two questions, none answered"
    walks.home(page, f"{OPINION}/thanks")
    yield "thanks"


def _gardens(page: Page) -> Iterator[Step]:
    walks.home(page, GARDENS)
    yield "gardens"
    page.click(".twin a >> nth=0")
    expect(page.locator("#heads")).to_be_attached()
    yield "several in a garden"
    walks.send(page)
    expect(page.locator(walks.UNDO)).to_be_visible()
    yield "counted in a garden"
    page.click(f"{walks.UNDO} [type=submit]")
    expect(page.locator(walks.UNDO)).to_have_count(0)
    yield "taken back in a garden"
