"""The ways through the kiosk, step by step: each step is a page that must look right, read right and work."""

import re
import secrets
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser import strokes, walks_activities
from tests.browser.wakes import wakes

PHONE = "13800005678"
DIGITS = "[data-pad] .field"
GROUP = "/kiosk/volunteer/join/group"
FIND = "button[form=find]"
TAIL, PIN = "7788", "862930"
UNDO = ".result form[action$=undo]"
# Each key by itself would cost a walk most of its time.
KEYS = "(digits) => digits.forEach((digit) => document.querySelector(`[data-key='${digit}']`).click())"
Step = str


def steps(page: Page) -> Iterator[Step]:
    """All of them, from home and back."""
    yield "home"
    yield from leaders(page)
    yield from walk_in(page)
    yield from lend_and_return(page)
    yield from volunteer(page)
    yield from join(page)
    yield from walks_activities.steps(page, TAIL, PIN)
    yield from call(page)


def leaders(page: Page) -> Iterator[Step]:
    """Where one lives, and who is there for it."""
    home(page, "/kiosk/leaders")
    yield "leaders: compound"
    page.click(".tile >> nth=0")
    expect(page.locator(".tile").first).to_have_attribute("href", re.compile("/of/"))
    yield "leaders: building"
    page.click(".tile >> nth=0")
    expect(page.locator(".matches")).to_be_visible()
    yield "leaders: mine"


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


def volunteer(page: Page) -> Iterator[Step]:
    """Looked for in vain, found, a wrong PIN, the right one; signed in, and taken back."""
    home(page, "/kiosk/volunteer")
    yield "who is it"
    for digits in ("", "0000"):
        home(page, "/kiosk/volunteer")
        tap(page, digits)
        page.click(FIND)
        expect(page.locator(".msg--err").first).to_be_visible()
        yield f"who is it: {digits or 'nothing typed'}"
    home(page, "/kiosk/volunteer")
    tap(page, TAIL)
    page.click(FIND)
    expect(page.locator(".matches .entry").first).to_be_visible()
    yield "which one of them"
    page.click(".matches .entry >> nth=0")
    expect(page.locator("[name=pin]")).to_be_attached()
    yield "pin"
    tap(page, "194725")
    send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield "pin: a wrong one"
    tap(page, PIN)
    send(page)
    expect(page.locator(".mine")).to_be_visible()
    yield "her page"
    page.click(".matches .entry >> nth=0")
    expect(page.locator(".result h1")).to_be_visible()
    yield "signed in"
    home(page, "/kiosk/volunteer/me")
    expect(page.locator(".working")).to_be_visible()
    yield "at work"
    page.click(".acts--mine .btn--main")
    expect(page.locator(UNDO)).to_be_visible()
    yield "signed in already"
    page.click(f"{UNDO} [type=submit]")
    expect(page.locator(UNDO)).to_have_count(0)
    yield "sign-in undone"
    yield from calendar(page)


def calendar(page: Page) -> Iterator[Step]:
    """Her visits in her phone's calendar, twice, and no more."""
    home(page, "/kiosk/care")
    yield "her visits"
    page.click(".acts a[href$='/calendar']")
    expect(page.locator("form[action$='/calendar']")).to_be_visible()
    yield "a calendar?"
    page.click("form[action$='/calendar'] .btn--main")
    expect(page.locator(".paper-code")).to_be_visible()
    yield "a code to scan"
    home(page, "/kiosk/care/calendar")
    yield "another calendar?"
    page.click("[formaction$='/end']")
    expect(page.locator("[formaction$='/end']")).to_have_count(0)
    yield "no calendar"


def join(page: Page) -> Iterator[Step]:
    """Somebody of fifteen becomes a volunteer, each answer wrong first where it can be."""
    home(page, "/kiosk/volunteer/join")
    yield "join"
    page.click(".acts .btn--main")
    expect(page.locator("[name=group]").first).to_be_visible()
    yield "join: group"
    page.click("[name=group] >> nth=6")
    yield from _name(page, "name", "王小明")
    yield from _number(page, "phone", _nobodys_phone())
    expect(page.locator("[name=age]").first).to_be_visible()
    yield "join: age"
    page.click("[name=age] >> nth=1")
    yield from _name(page, "guardian", "王大明")
    yield from _number(page, "guardian_phone", PHONE, "[name=guardian_agrees]")
    expect(page.locator("[name=skills]").first).to_be_attached()
    for place in range(0, 12, 2):
        page.check(f"[name=skills] >> nth={place}", force=True)
    yield "join: skills"
    send(page)
    yield from _number(page, "pin", "862930")
    yield from _number(page, "pin_again", "862930")
    expect(page.locator("[name=consent]")).to_be_attached()
    send(page)
    expect(page.locator(".msg--err")).to_be_visible()
    yield "join: no consent"
    page.check("[name=consent]", force=True)
    send(page)
    expect(page.locator(".result h1")).to_be_visible()
    yield "joined"


def _name(page: Page, name: str, words: str) -> Iterator[Step]:
    expect(page.locator(f"[name={name}]")).to_be_attached()
    send(page)
    expect(page.locator(".msg--err")).to_be_visible()
    yield f"join: {name} is missing"
    page.fill(f"[name={name}]", words)
    send(page)


def _number(page: Page, name: str, digits: str, also: str = "") -> Iterator[Step]:
    """Too few digits first, and nothing ticked."""
    expect(page.locator(f"[name={name}]")).to_be_attached()
    tap(page, digits[:3])
    send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield f"join: {name} is too short"
    tap(page, digits)
    if also:
        page.check(also, force=True)
    send(page)


def _nobodys_phone() -> str:
    return f"139{secrets.randbelow(10**8):08}"


def call(page: Page) -> Iterator[Step]:
    """Somebody is called, and the page says that they are coming."""
    home(page)
    page.click("form[action='/kiosk/help'] [type=submit]")
    expect(page.locator("h1")).to_be_visible()
    yield "someone is coming"


def writing(page: Page) -> Iterator[Step]:
    """A name by hand, then by pinyin, then none at all. Needs scripts; without them the field is like any other."""
    ask_name(page)
    expect(page.locator(".seg")).to_be_visible()
    yield "writing"
    strokes.write(page, "梅")
    expect(page.locator("[data-more]")).to_be_visible()
    yield "writing by hand"
    page.click("[data-way=keys]")
    strokes.spell(page, "xiuying")
    expect(page.locator("[data-more]")).to_be_visible()
    yield "writing by pinyin"
    send(page)
    expect(page.locator("[data-held]")).to_be_visible()
    page.click("[data-wipe]")
    send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    expect(page.locator(".seg")).to_be_visible()
    yield "writing: nothing written"
    strokes.spell(page, "ouyangxiuying")
    expect(page.locator("[data-more]")).to_be_visible()
    yield "writing by pinyin after that"


def home(page: Page, path: str = "/kiosk/") -> None:
    page.goto(path)


def ask_name(page: Page) -> None:
    """To the first question that is answered by writing; the one before it is answered by a tap."""
    home(page, GROUP)
    page.click("[name=group] >> nth=6")
    expect(page.locator("[name=name]")).to_be_attached()


def send(page: Page) -> None:
    page.click("form.ask .acts [type=submit]")


def tap(page: Page, digits: str) -> None:
    """On the number pad; with scripts off it is an ordinary field."""
    if not wakes(page, ".pad"):
        page.fill(DIGITS, digits)
        return
    page.click("[data-key=clear]")
    page.evaluate(KEYS, list(digits))
