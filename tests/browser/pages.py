"""Every page that links lead to: one address for each kind, so that a list of a hundred loans is read once."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import APIResponse, BrowserContext

LIMIT = 300


class Links(HTMLParser):
    """Where a page leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (address := dict(attrs).get("href")):
            self.found.append(address)


def reachable(context: BrowserContext, start: str) -> dict[str, str]:
    """Follow links from `start` and stay below it: {address: the page as it was sent}."""
    seen: dict[str, str] = {}
    kinds: set[str] = set()
    waiting = [start]
    while waiting and len(seen) < LIMIT:
        address = waiting.pop(0)
        if not address.startswith(start) or _kind(address) in kinds:
            continue
        kinds.add(_kind(address))
        answer = context.request.get(address)
        if _is_page(answer):
            seen[address] = answer.text()
            waiting += [_path(urljoin(answer.url, link)) for link in Links(seen[address]).found]
    return seen


def _kind(address: str) -> str:
    path, _, query = address.partition("?")
    return re.sub(r"\d+", "N", path) + "?" + "&".join(sorted(each.partition("=")[0] for each in query.split("&")))


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _is_page(answer: APIResponse) -> bool:
    return answer.headers.get("content-type", "").startswith("text/html")
