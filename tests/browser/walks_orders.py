"""The way of an order at the kiosk: placed by a resident, taken by 李梅, followed, answered and rated."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser import walks

NEW, FIND, JOBS = "/kiosk/orders/new", "/kiosk/orders/find", "/kiosk/jobs"
PHONE, TAIL = "13700137007", "7007"
HEALTH, REPAIR = 5, 2
"""Where these kinds of service stand on the menu."""
Step = str


def place(page: Page, kind: int = HEALTH, item: int = 0) -> Iterator[Step]:
    """Nothing but taps, and digits where there are numbers; what tells of health asks for a yes of its own."""
    page.goto("/kiosk/")
    page.click(f".entries a[href='{NEW}/category']")
    expect(page.locator("[name=category]").first).to_be_visible()
    yield "what kind"
    _choose(page, "category", kind)
    yield "what of it"
    _choose(page, "item", item)
    yield "when"
    page.click("[name=when] >> nth=-1")
    expect(page.locator("[name=where]").first).to_be_visible()
    yield "which compound"
    page.click("[name=where] >> nth=0")
    expect(page.locator("[name=building]").first).to_be_visible()
    yield "which building"
    page.click("[name=building] >> nth=2")
    expect(page.locator("[name=unit]").first).to_be_visible()
    yield "which unit"
    page.click("[name=unit] >> nth=1")
    expect(page.locator("[name=room]")).to_be_attached()
    walks.tap(page, "1503")
    yield "which room"
    walks.send(page)
    if kind == HEALTH:
        expect(page.locator("[name=health]")).to_be_attached()
        walks.send(page)
        expect(page.locator(".msg--err")).to_be_visible()
        yield "health: not agreed"
        page.check("[name=health]", force=True)
        walks.send(page)
    expect(page.locator("[name=phone]")).to_be_attached()
    walks.tap(page, PHONE)
    yield "whose phone"
    walks.send(page)
    expect(page.locator("[name=consent]")).to_be_attached()
    yield "once more"
    page.goto(f"{NEW}/wish")
    yield "a sentence more"
    page.goto(f"{NEW}/consent")
    page.check("[name=consent]", force=True)
    walks.send(page)
    expect(page.locator(".stub")).to_be_visible()
    yield "placed"


def number(page: Page) -> str:
    """The number on the page of an order just placed."""
    return page.locator(".stub .number").inner_text().replace(" ", "")


def find(page: Page, of: str) -> Iterator[Step]:
    """By its number and the end of the phone."""
    page.goto(FIND)
    yield "which number"
    walks.tap(page, of)
    walks.send(page)
    expect(page.locator("[name=tail]")).to_be_attached()
    yield "which phone"
    walks.tap(page, TAIL)
    walks.send(page)
    expect(page.locator(".rows--told")).to_be_visible()
    yield "my order"


def come_in(page: Page) -> None:
    """李梅 says who she is."""
    page.goto("/kiosk/volunteer")
    walks.tap(page, walks.TAIL)
    page.click("button[form=find]")
    page.click(".matches .entry >> nth=0")
    expect(page.locator("[name=pin]")).to_be_attached()
    walks.tap(page, walks.PIN)
    walks.send(page)
    expect(page.locator(".mine")).to_be_visible()


def take(page: Page, id: int) -> Iterator[Step]:
    """Look at what is open, and take one."""
    page.click(f".acts a[href='{JOBS}/open']")
    expect(page.locator(".matches")).to_be_visible()
    yield "open orders"
    page.goto(f"{JOBS}/{id}")
    yield "an order to take"
    page.click("form[action$=take] [type=submit]")
    expect(page.locator(f"a[href='{JOBS}/{id}/done']")).to_be_visible()
    yield "an order of mine"
    page.goto(JOBS)
    yield "my orders"


def do(page: Page, id: int) -> Iterator[Step]:
    """Wait, go on, think of giving it back, and do it."""
    page.goto(f"{JOBS}/{id}/wait")
    yield "what it waits for"
    page.click("[name=why] >> nth=0")
    expect(page.locator("form[action$=resume]")).to_be_visible()
    yield "an order that waits"
    page.click("form[action$=resume] [type=submit]")
    expect(page.locator("form[action$=resume]")).to_have_count(0)
    page.goto(f"{JOBS}/{id}/back")
    yield "why it goes back"
    page.goto(f"{JOBS}/{id}/done")
    yield "how it went"
    page.click("[name=how] >> nth=0")
    expect(page.locator(".result")).to_be_visible()
    yield "well done"


def rate(page: Page, *, is_solved: bool) -> Iterator[Step]:
    """Two taps."""
    page.click(".acts a[href$=rate]")
    expect(page.locator("[name=solved]").first).to_be_attached()
    walks.send(page)
    expect(page.locator(".msg--err").first).to_be_visible()
    yield "how was it"
    page.check(f"[name=solved][value={'yes' if is_solved else 'no'}]", force=True)
    page.check(f"[name=satisfaction][value='{5 if is_solved else 2}']", force=True)
    walks.send(page)
    expect(page.locator(".result")).to_be_visible()
    yield "rated"


def answer(page: Page) -> Iterator[Step]:
    """What was asked is answered by a tap."""
    page.click(".acts a[href$=answer]")
    expect(page.locator("button[name=words]").first).to_be_visible()
    yield "a question"
    page.click(".acts a[href$=words]")
    expect(page.locator("[data-write]")).to_be_visible()
    yield "an answer in words"
    page.click(".acts a >> nth=0")
    expect(page.locator("button[name=words]").first).to_be_visible()
    page.click("button[name=words] >> nth=0")
    expect(page.locator(".rows--told")).to_be_visible()


def _choose(page: Page, name: str, place: int) -> None:
    page.locator(f"button[name={name}]").nth(place).click()
    expect(page.locator(f"button[name={name}]")).to_have_count(0)
