"""The only speaker of htmx: who is asking, and what an answer may tell the page."""

from typing import cast

from flask import Flask, Request, Response
from htmx_flask import Htmx, make_response
from htmx_flask.requests import HtmxAwareRequest


def init(app: Flask) -> None:
    """Teach requests about htmx, keeping any request class the app has of its own."""
    own = app.request_class
    Htmx(app)
    if own is not Request:
        app.request_class = type("HtmxRequest", (HtmxAwareRequest, own), {})


def is_boosted(request: Request) -> bool:
    """True for a link or form followed by htmx, which lifts #screen out of a whole page."""
    return bool(cast(HtmxAwareRequest, request).htmx.boosted)


def wants_fragment(request: Request) -> bool:
    """True for a polled or targeted piece (htmx 4 calls it "partial"), not a whole page."""
    asking = bool(cast(HtmxAwareRequest, request).htmx)
    return asking and request.headers.get("HX-Request-Type") == "partial"


def source(request: Request) -> str | None:
    """Name the element that asked, as `tag#id`; htmx 4 renamed the header htmx_flask reads."""
    return request.headers.get("HX-Source")


def leave_alone(response: Response) -> Response:
    """Tell the page to keep what it shows."""
    return cast(Response, make_response(response, reswap="none"))


def lead(response: Response, address: str) -> Response:
    """Tell the whole page to go to `address`."""
    return cast(Response, make_response(response, redirect=address))


def announce(response: Response, event: str, **detail: object) -> Response:
    """Let an event sound in the page; a dict keeps Chinese out of the raw header."""
    return cast(Response, make_response(response, trigger={event: detail}))
