"""Every page is written as HTML says it must be, as the Nu checker reads it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import walks
from tests.browser.conftest import Open
from tests.browser.pages import reachable
from tools import nu_check

pytestmark = pytest.mark.nu


def test_every_page_and_every_step_is_sound_html(open_page: Open, badge: Any, tmp_path: Path) -> None:
    desk = open_page("laptop", "/desk/", storage_state=badge)
    kiosk = open_page(scripts=False)
    pages = {**reachable(desk.context, "/desk/"), **reachable(kiosk.context, "/kiosk/"), **dict(_steps(kiosk))}
    pages |= {path: desk.request.get(path).text() for path in ("/", "/kiosk/nowhere", "/desk/nowhere")}
    found = nu_check.faults(_files(pages, tmp_path))
    assert not found, "\n" + "\n".join(found)


def _steps(page: Page) -> Iterator[tuple[str, str]]:
    """The steps as the house sent them, before the browser mended anything."""
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer) if answer.request.is_navigation_request() else None)
    page.reload()
    for step in walks.steps(page):
        yield step, answers[-1].text()


def _files(pages: dict[str, str], folder: Path) -> Iterator[Path]:
    for name, text in pages.items():
        file = folder / (name.strip("/").replace("/", "-").replace("?", "-") + ".html")
        file.write_text(text, "utf-8")
        yield file
