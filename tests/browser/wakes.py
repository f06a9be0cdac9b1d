"""Whether the scripts of a page are up: a walk taps its keys then, and types into the plain field otherwise."""

from contextlib import suppress

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLong


def wakes(page: Page, keys: str) -> bool:
    """Whether scripts lay `keys` over the plain field; a busy machine takes its time over it."""
    with suppress(TooLong):
        page.locator(keys).first.wait_for(timeout=2000)
        return True
    return False
