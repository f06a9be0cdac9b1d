"""A guest at the kiosk with a ticket in hand, or with scripts switched off; the slip they take along."""

import io

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser import walks, walks_activities
from tests.browser.conftest import Open
from tests.browser.test_volunteer import scan

MINE = "/kiosk/activities/mine"
MILLIMETRE = 72 / 25.4


def test_a_ticket_at_the_scanner_opens_its_sign_up_and_nothing_else(open_page: Open, guest_ticket: str) -> None:
    page = open_page(path=MINE)
    scan(page, guest_ticket, ".event")
    expect(page.locator("h1")).to_have_text(walks_activities.FULL)


def test_the_whole_way_works_with_scripts_off(open_page: Open) -> None:
    page = open_page(scripts=False)
    seen = list(walks_activities.steps(page, walks.TAIL, walks.PIN))
    assert seen[-1] == "not helping after all"


def test_the_slip_is_one_piece_of_paper_80_millimetres_wide(open_page: Open, guest_ticket: str) -> None:
    page = open_page(path=MINE)
    scan(page, guest_ticket, ".event")
    page.goto(page.locator(".acts a[href$=print]").get_attribute("href") or "")
    (leaf,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert round(float(leaf.mediabox.width) / MILLIMETRE) == 80
