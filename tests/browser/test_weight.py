"""The first page is light, and next to nothing the next time; the writing panel is fetched where one writes."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open

COLD, WARM, REQUESTS = 40_000, 10_000, 6
"""Bytes as they cross the line, packed, without headers; requests, the picture on the tab among them."""
ENTRIES = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .map(({ name, encodedBodySize, transferSize }) => ({ name, bytes: transferSize ? encodedBodySize : 0 }))"""


def fetched(page: Page) -> list[dict[str, Any]]:
    """What crossed the line for the page as it stands; what was kept from before counts nothing."""
    page.wait_for_load_state("networkidle")
    entries: list[dict[str, Any]] = page.evaluate(ENTRIES)
    return [entry for entry in entries if entry["bytes"]]


def test_home_is_light_the_first_time_and_next_to_nothing_the_next(open_page: Open) -> None:
    page = open_page()
    found = fetched(page)
    cold = sum(entry["bytes"] for entry in found)
    assert any(entry["name"].endswith("svg") and "/logo." in entry["name"] for entry in found)
    assert len(found) <= REQUESTS, found
    assert 10_000 < cold <= COLD, (cold, found)
    page.goto("/kiosk/")
    warm = sum(entry["bytes"] for entry in fetched(page))
    assert 1_000 < warm <= WARM


@pytest.mark.parametrize("path", ["/kiosk/", "/kiosk/visit?service=1", "/kiosk/lend/umbrella", "/kiosk/volunteer"])
def test_only_a_page_with_a_text_field_asks_for_what_the_writing_panel_knows(open_page: Open, path: str) -> None:
    page = open_page(path=path)
    assert not [entry for entry in fetched(page) if "/data/" in entry["name"] or "/hand." in entry["name"]]
