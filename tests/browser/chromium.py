"""A real Chromium, as a kiosk runs it: from the system, or Playwright's own; no browser is a failure, never a skip."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Playwright turns the back/forward cache off; a kiosk has it on, and it is where the last visitor's page would linger.
BACK_AND_FORTH = "--disable-back-forward-cache"
NO_BROWSER = (
    "Chromium cannot be had ({}): install it (Debian: chromium), run `playwright install chromium`, or set CHROMIUM."
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for the whole run."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=_path(), args=FLAGS, ignore_default_args=[BACK_AND_FORTH], chromium_sandbox=False
            )
        except Error as reason:
            pytest.exit(NO_BROWSER.format(reason.message.partition("\n")[0]), returncode=3)
        yield browser
        browser.close()


def _path() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, (*NAMES, MAC))), None)
