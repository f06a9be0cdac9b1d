"""The ways through the kiosk, step by step: each step is a page that must look right, read right and work."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

PHONE = "13800005678"
DIGITS = "[data-pad] .field"
UNDO = ".result form[action$=undo]"
Step = str


def steps(page: Page) -> Iterator[Step]:
    """All of them, from home and back."""
    yield "home"
    yield from walk_in(page)
    yield from lend_and_return(page)
    yield from call(page)


def walk_in(page: Page) -> Iterator[Step]:
    """Wrong first, then water for one, then taken back."""
    home(page)
    page.click(".services .tile >> nth=0")
    expect(page.locator("[name=who]").first).to_be_attached()
    yield "walk-in"
    send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield "walk-in with nothing chosen"
    page.check("[name=who] >> nth=0", force=True)
    send(page)
    expect(page.locator(".result h1")).to_be_visible()
    yield "walk-in done"
    page.click(f"{UNDO} [type=submit]")
    expect(page.locator(UNDO)).to_have_count(0)
    yield "walk-in undone"


def lend_and_return(page: Page) -> Iterator[Step]:
    """An umbrella goes out under a phone number, is looked for in vain, found, and comes home."""
    home(page, "/kiosk/lend")
    yield "lend"
    page.click("a.tile >> nth=0")
    expect(page.locator("[name=consent]")).to_be_attached()
    yield "lend: phone"
    tap(page, "1380000")
    send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield "lend: too short, no consent"
    tap(page, PHONE)
    page.check("[name=consent]", force=True)
    send(page)
    expect(page.locator(".result h1")).to_be_visible()
    yield "lent"
    home(page, "/kiosk/return")
    yield "return"
    tap(page, "999999")
    send(page)
    expect(page.locator(".matches, .msg--err").first).to_be_visible()
    yield "return: nothing found"
    home(page, "/kiosk/return")
    tap(page, PHONE[-4:])
    send(page)
    expect(page.locator(".matches .entry").first).to_be_visible()
    yield "return: which one"
    page.click(".matches .entry >> nth=0")
    expect(page.locator(".result h1")).to_be_visible()
    yield "returned"


def call(page: Page) -> Iterator[Step]:
    """Somebody is called, and the page says that they are coming."""
    home(page)
    page.click("form[action='/kiosk/help'] [type=submit]")
    expect(page.locator("h1")).to_be_visible()
    yield "someone is coming"


def home(page: Page, path: str = "/kiosk/") -> None:
    page.goto(path)


def send(page: Page) -> None:
    page.click("form.ask .acts [type=submit]")


def tap(page: Page, digits: str) -> None:
    """On the number pad; with scripts off it is an ordinary field."""
    if page.locator(".pad").is_hidden():
        page.fill(DIGITS, digits)
        return
    page.click("[data-key=clear]")
    for digit in digits:
        page.click(f"[data-key='{digit}']")
