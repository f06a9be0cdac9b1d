"""One's own record in the browser: it fits, it has no barrier, and times are moved with a finger."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bees import know_her
from tests.browser.conftest import Open
from tests.browser.served import Served
from tests.browser.test_fit import PANELS, expect_fitting, hung

RECORD = "/kiosk/volunteer/record"
Step = str


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_every_page_of_the_record_fits(open_page: Open, served: Served, shape: str, language: str) -> None:
    page = hung(open_page, served, shape, language)
    know_her(served)
    expect_fitting(page, served, steps(page))


def steps(page: Page) -> Iterator[Step]:
    """All pages, a wrong tap among them."""
    for address in ("", "/services", "/grown", "/own", "/leaving", "/pin"):
        page.goto(RECORD + address)
        yield address or "mine"
    page.goto(f"{RECORD}/services")
    for place in (0, 1, 2):
        page.click(f"a.entry >> nth={place}")
        expect(page.locator(".row--named").first).to_be_visible()
        yield f"service {place}"
        page.click(".acts a >> nth=0")
        expect(page.locator("a.entry").first).to_be_visible()
    page.click("a.entry >> nth=3")
    page.click("a[href$=correct]")
    before = page.locator(".moved b >> nth=0").inner_text()
    page.click("[name=move][value='start:-60']")
    expect(page.locator(".moved b >> nth=0")).not_to_have_text(before)
    page.click("form.ask .acts [type=submit]")
    expect(page.locator(".msg--err")).to_be_visible()
    yield "correction without a reason"
    page.goto(f"{RECORD}/services")
    page.click("#screen .acts a >> nth=1")
    expect(page.locator("#screen .acts a >> nth=2")).to_be_visible()
    yield "services, second sheet"
