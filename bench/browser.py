"""A browser without a network: it keeps cookies, fills in forms, and calls the house as a server would."""

from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import urlencode

from flask import Flask
from werkzeug.test import EnvironBuilder

from app.ticket import new_ticket

Environ = dict[str, Any]


class Answer(NamedTuple):
    """What came back."""

    status: int
    location: str
    body: bytes


class Browser:
    """One visitor's browser on the kiosk's own machine."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.cookies: dict[str, str] = {}
        self.csrf = ""

    def environ(self, path: str, form: dict[str, Any] | None = None) -> Environ:
        """What a server hands the house for a page, or for a form sent with its token and a new ticket."""
        said = {"csrf_token": self.csrf, "ticket": new_ticket(), **form} if form is not None else None
        body = urlencode(said, doseq=True).encode() if said else b""
        builder = EnvironBuilder(path=path, base_url="http://127.0.0.1:8000", headers=self._headers())
        environ = builder.get_environ()
        if said:
            kind = "application/x-www-form-urlencoded"
            environ |= {"REQUEST_METHOD": "POST", "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body))}
        return {**environ, "REMOTE_ADDR": "127.0.0.1", "bench.body": body}

    def go(self, path: str, form: dict[str, Any] | None = None) -> Answer:
        """Ask, and keep the cookies that come with the answer."""
        return self.keep(self.environ(path, form))

    def keep(self, environ: Environ) -> Answer:
        """Send what was made ready, and keep the cookies that come with the answer."""
        answer, headers = _call(self.app, environ)
        for name, value in headers:
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        return answer

    def _headers(self) -> dict[str, str]:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Accept-Encoding": "gzip", "Accept-Language": "zh-CN", "User-Agent": "bench"}
        return {**headers, "Cookie": kept} if kept else headers


def call(app: Flask, environ: Environ) -> Answer:
    """One request; the same `environ` may be used again."""
    return _call(app, environ)[0]


def arrive(app: Flask) -> Browser:
    """A visitor who has tapped once: a browser with both cookies."""
    browser = Browser(app)
    browser.csrf = _token(browser.go("/kiosk/").body.decode())
    answer = browser.go("/kiosk/size", {"to": "normal"})
    assert answer.status == 303, answer
    assert {"session", "visitor"} <= browser.cookies.keys()
    return browser


def _token(page: str) -> str:
    return page.partition('name="csrf-token" content="')[2].partition('"')[0]


def _call(app: Flask, environ: Environ) -> tuple[Answer, list[tuple[str, str]]]:
    said: list[Any] = []
    given = {**environ, "wsgi.input": BytesIO(environ["bench.body"])}
    parts = app.wsgi_app(given, lambda status, headers, _exc=None: said.extend((status, headers)))
    try:
        body = b"".join(parts)
    finally:
        parts.close()  # type: ignore[attr-defined]
    status, headers = said
    location = next((value for name, value in headers if name.lower() == "location"), "")
    return Answer(int(status[:3]), location, body), headers
