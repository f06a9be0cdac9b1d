"""Nothing that axe can find stands between a person and a page; the kiosk's pages are read where they are fitted."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import axe
from tests.browser.conftest import Open
from tests.browser.pages import reachable


def test_axe_does_see_a_barrier(open_page: Open) -> None:
    """Without this the tests below would prove nothing."""
    page = open_page()
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [fault for fault in axe.faults(page) if fault.startswith("button-name")]


def test_the_question_before_the_end_has_no_barrier(open_page: Open) -> None:
    page = open_page(path="/kiosk/lend")
    page.evaluate("document.getElementById('idle').showModal()")
    _expect_none(axe.faults(page))


@pytest.mark.parametrize("shape", ["laptop", "phone"])
def test_no_page_of_the_desk_has_a_barrier(open_page: Open, badge: Any, shape: str) -> None:
    page = open_page(shape, "/desk/", storage_state=badge)
    _expect_none(_faults_everywhere(page, "/desk/", axe.AA))


@pytest.mark.parametrize("path", ["/", "/desk/login", "/kiosk/nowhere", "/desk/nowhere"])
def test_the_doors_and_dead_ends_have_no_barrier(open_page: Open, path: str) -> None:
    _expect_none(axe.faults(open_page("laptop", path), axe.AA))


def _faults_everywhere(page: Page, start: str, tags: tuple[str, ...]) -> Iterator[str]:
    for address in reachable(page.context, start):
        page.goto(address)
        yield from (f"{address}: {fault}" for fault in axe.faults(page, tags))


def _expect_none(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n" + "\n".join(found)
