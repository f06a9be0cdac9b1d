"""Somebody who has two keys: Tab to go on, Enter to take."""

from playwright.sync_api import Page, expect

FURTHEST = 120
IS_THERE = "(wanted) => document.activeElement === wanted && wanted.matches(':focus-visible')"
# What is walked over must be told by name, or nobody who listens knows where they are.
IS_NAMELESS = """() => {
  const { activeElement: here } = document;
  const words = [here.ariaLabel, here.textContent, ...[...(here.labels ?? [])].map((label) => label.textContent)];
  return here !== document.body && !words.some((some) => some?.trim());
}"""


def take(page: Page, selector: str) -> None:
    """Tab until the first of `selector` has the focus, seen as such, and press Enter."""
    reach(page, selector)
    page.keyboard.press("Enter")


def reach(page: Page, selector: str) -> None:
    target = page.locator(selector).first
    expect(target).to_be_attached()
    wanted = target.element_handle()
    for _tab in range(FURTHEST):
        page.keyboard.press("Tab")
        assert not page.evaluate(IS_NAMELESS), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate(IS_THERE, wanted):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def digits(page: Page, number: str) -> None:
    """On the number pad, key by key."""
    expect(page.locator("[data-pad] .pad")).to_be_visible()
    for digit in number:
        take(page, f"[data-key='{digit}']")


def onward(page: Page) -> None:
    """The main button below."""
    take(page, "form.ask .acts [type=submit]")
