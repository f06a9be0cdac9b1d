"""The way of a guest through the activities, and of 李梅 who helps: each step a page that must look right."""

import secrets
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.wakes import wakes

LIST = "/kiosk/activities"
FAMILY, FULL = "端午包粽子", "社区义诊和量血压"
Step = str


def steps(page: Page, tail: str, pin: str) -> Iterator[Step]:
    """All of it; `tail` and `pin` are the volunteer's."""
    phone = f"139{secrets.randbelow(10**8):08}"
    yield from look(page)
    yield from sign_up(page, phone)
    yield from find_again(page, phone)
    yield from wait(page, phone)
    yield from help_out(page, tail, pin)


def look(page: Page) -> Iterator[Step]:
    """What is coming, and one of it."""
    page.goto("/kiosk/")
    page.click(f".entries a[href='{LIST}']")
    expect(page.locator(".events")).to_be_visible()
    yield "activities"
    _open(page, FAMILY)
    yield "an activity"


def sign_up(page: Page, phone: str) -> Iterator[Step]:
    """Nothing said first, then with a child whose guardian has not said yes."""
    page.click(".acts .btn--main")
    expect(page.locator("[name=consent]")).to_be_attached()
    yield "sign up"
    _send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield "sign up: nothing said"
    page.click("[name=turn]")
    expect(page.locator("[name=band-6-9]")).to_be_attached()
    yield "sign up: children"
    _one_more(page, "band-6-9")
    _send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield "sign up: no guardian"
    page.check("[name=guardian]", force=True)
    _send(page)
    expect(page.locator("[name=consent]")).to_be_attached()
    _tap(page, phone)
    page.check("[name=consent]", force=True)
    page.check("[name=risks]", force=True)
    yield "sign up: all said"
    _send(page)
    expect(page.locator(".stub")).to_be_visible()
    yield "signed up"


def find_again(page: Page, phone: str) -> Iterator[Step]:
    """By a wrong code and the right one; then a party that changes, and does not come."""
    code = page.locator(".stub b").last.inner_text()
    _leave(page)
    page.goto(f"{LIST}/mine")
    yield "my sign-ups: phone"
    _tap(page, phone)
    _send(page)
    expect(page.locator("[name=code]")).to_be_attached()
    yield "my sign-ups: code"
    _tap(page, f"{(int(code) + 1) % 10**6:06}")
    _send(page)
    expect(page.locator(".msg--err")).to_be_visible()
    yield "my sign-ups: a wrong code"
    _tap(page, code)
    _send(page)
    expect(page.locator(".events")).to_be_visible()
    yield "my sign-ups"
    page.click(".events .entry >> nth=0")
    expect(page.locator(".event")).to_be_visible()
    yield "my sign-up"
    page.click(".acts a[href$=party]")
    expect(page.locator("[name=adults]")).to_be_attached()
    yield "how many now"
    _send(page)
    expect(page.locator(".event")).to_be_visible()
    page.click("form[action$=leave] [type=submit]")
    expect(page.locator(".left-words--plain")).to_be_visible()
    yield "my sign-up cancelled"


def wait(page: Page, phone: str) -> Iterator[Step]:
    """No seat is left: on the waiting list, and taken back."""
    page.goto(LIST)
    _open(page, FULL)
    yield "an activity that is full"
    page.click(".acts .btn--main")
    expect(page.locator("[name=consent]")).to_be_attached()
    _tap(page, phone)
    page.check("[name=consent]", force=True)
    _send(page)
    expect(page.locator(".stub")).to_be_visible()
    yield "waiting"
    page.click("form[action$=undo] [type=submit]")
    expect(page.locator(".stub")).to_have_count(0)
    yield "waiting undone"


def help_out(page: Page, tail: str, pin: str) -> Iterator[Step]:
    """李梅 offers to help, says who she is, takes a place, and gives it back."""
    page.goto(LIST)
    _open(page, FAMILY)
    page.click("form[action$=offer] [type=submit]")
    expect(page.locator("[name=tail]")).to_be_attached()
    _tap(page, tail)
    page.click("button[form=find]")
    page.click(".matches .entry >> nth=0")
    expect(page.locator("[name=pin]")).to_be_attached()
    _tap(page, pin)
    _send(page)
    expect(page.locator("form[action$=help].task")).not_to_have_count(0)
    yield "places to help"
    page.click("form.task [type=submit] >> nth=0")
    expect(page.locator(".stub")).to_be_visible()
    yield "helping"
    page.goto(f"{LIST}/helping")
    expect(page.locator(".events")).to_be_visible()
    yield "where I help"
    page.click(".events .entry >> nth=0")
    page.click("form[action$=leave] [type=submit]")
    expect(page.locator(".left-words--plain")).to_be_visible()
    yield "not helping after all"


def _leave(page: Page) -> None:
    """Home, where the house forgets everything; the next one reads the same language."""
    is_english = page.locator("html[lang=en]").count() > 0
    page.goto("/kiosk/")
    if is_english and not page.locator("html[lang=en]").count():
        with page.expect_navigation():
            page.click("form[action$=language] button")


def _open(page: Page, name: str) -> None:
    wanted, sheet = page.locator(f".events .entry:has-text('{name}')"), 1
    expect(page.locator(".events .entry").first).to_be_visible()
    # What others have planned meanwhile may have pushed it to a later sheet: asked for by its number, so that nothing
    # is looked for on a sheet that is just being swapped.
    while not wanted.count():
        sheet += 1
        page.goto(f"{LIST}?page={sheet}")
        expect(page.locator(".events .entry").first).to_be_visible()
    wanted.click()
    expect(page.locator(".event")).to_be_visible()


def _send(page: Page) -> None:
    page.click("form.ask .acts .btn--main")


def _one_more(page: Page, field: str) -> None:
    """By the stepper, or with scripts off by typing."""
    if not wakes(page, f".count:has([name={field}]) .key"):
        page.fill(f"[name={field}]", "1")
        return
    page.click(f".count:has([name={field}]) .key >> nth=1")


def _tap(page: Page, digits: str) -> None:
    if not wakes(page, ".pad"):
        page.fill("[data-pad] .field", digits)
        return
    page.click("[data-key=clear]")
    keys = "(digits) => digits.forEach((digit) => document.querySelector(`[data-key='${digit}']`).click())"
    page.evaluate(keys, list(digits))
