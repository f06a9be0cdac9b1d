"""Chromium before the served house, as tall and as wide as a kiosk hangs."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.browser.chromium import chromium
from tests.browser.enrolling import enrolled
from tests.browser.served import Served, serving

SHAPES = {
    "portrait": (1080, 1920),
    "landscape": (1920, 1080),
    "small": (1280, 800),
    "small-portrait": (800, 1280),
    "laptop": (1366, 768),
    "phone": (390, 844),
}
NEW_PASSWORD = "warm tea for a cold night"
Open = Callable[..., Page]
# Each panel and each language once; the other half of the table is left to `make sweep`.
PAIRED = {("portrait", "zh"), ("landscape", "en"), ("small", "en"), ("small-portrait", "zh")}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts and not item.get_closest_marker("nu"):
            item.add_marker(pytest.mark.browser)
            if _is_swept(item):
                item.add_marker(pytest.mark.sweep)


def _is_swept(item: pytest.Item) -> bool:
    said = getattr(item, "callspec", None)
    pair = (said.params.get("shape"), said.params.get("language")) if said else (None, None)
    return None not in pair and pair not in PAIRED and "fit" in item.name


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    # The tests look up more phone tails in half an hour than a whole community.
    patient = {"TAIL_TRIES_DEVICE": "1000", "PIN_TRIES_DEVICE": "1000"}
    with serving(tmp_path_factory.mktemp("house"), DEMO="1", JOBS="0", **patient) as house:
        yield house


@pytest.fixture(scope="session", autouse=True)
def holders(served: Served) -> tuple[str, str]:
    """李梅 is a volunteer of the served house, with something to sign in for today; and a guest comes."""
    return enrolled(served)


@pytest.fixture(scope="session")
def card(holders: tuple[str, str]) -> str:
    """What 李梅's card says."""
    return holders[0]


@pytest.fixture(scope="session")
def guest_ticket(holders: tuple[str, str]) -> str:
    """What the guest's ticket says."""
    return holders[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=10_000)
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[Open]:
    """Open a page for somebody new: `open_page("landscape", scripts=False)`. A script or rule that breaks fails."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(shape: str = "portrait", path: str = "/kiosk/", *, scripts: bool = True, **how: Any) -> Page:
        served.expect_open()
        width, height = SHAPES[shape]
        size: Any = {"width": width, "height": height}
        context = browser.new_context(
            base_url=served.url,
            viewport=size,
            locale="zh-CN",
            java_script_enabled=scripts,
            reduced_motion="reduce",
            **how,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.extend(_complaint(message)))
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints, f"the browser complained: {complaints}"


@pytest.fixture(scope="session")
def badge(browser: Browser, served: Served) -> Any:
    """What the browser keeps of a signed-in administrator: open_page("laptop", "/desk/", storage_state=badge)."""
    context = browser.new_context(base_url=served.url)
    page = context.new_page()
    page.goto("/desk/login")
    _fill(page, username="admin", password=served.password)
    _fill(page, present=served.password, fresh=NEW_PASSWORD, again=NEW_PASSWORD)
    page.wait_for_url(re.compile(r"/desk/$"))
    state = context.storage_state()
    context.close()
    return state


def _fill(page: Page, **said: str) -> None:
    for name, value in said.items():
        page.fill(f".form [name={name}]", value)
    page.click(".form [type=submit]")


# A refused form is answered with 4xx, and a line that a test breaks on purpose: Chromium and htmx write both down.
EXPECTED = (
    "Failed to load resource: the server responded with a status of 4",
    "Failed to load resource: net::ERR_FAILED",
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
    "htmx: htmx:error: Failed to fetch",
)


def _complaint(message: ConsoleMessage) -> list[str]:
    return [message.text] if message.type == "error" and not message.text.startswith(EXPECTED) else []
