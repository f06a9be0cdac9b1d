"""Open to everybody: is this certificate genuine? Whoever has its number is told, and no more than a paper needs."""

from flask import Blueprint, Response, request

from app.certificates import guesses, queries, screens
from app.certificates.numbers import number_in
from app.pages import lead_to, show
from app.tokens import digest
from app.transaction import aside
from app.words import _

bp = Blueprint("verify", __name__, url_prefix="/verify")


@bp.get("")
def ask() -> Response:
    """Which number?"""
    return _ask_page()


@bp.post("")
def look() -> Response:
    """To what is said of it."""
    number = number_in(request.form.get("number", ""))
    if number is None:
        return _ask_page(422, _("这不像证明的编号，请对照纸上再看一看"))
    return lead_to(".one", number=number)


@bp.get("/<number>")
def one(number: str) -> Response:
    """What is said of it, when this address has not asked too often.

    A scanned code leads here by GET, and every look is counted before it is answered, hit or miss: whoever guesses
    must not be told by the way it counts whether they hit. What can be no number is not looked for, nor counted.
    """
    typed = number_in(number)
    if typed is None:
        return _seen_page(number[:30], is_looked_for=False)
    with aside():
        is_calm = guesses.may_verify(digest(request.remote_addr or ""))
    return _seen_page(typed) if is_calm else _ask_page(429, _("查得太多了，请过一会儿再来"))


def _seen_page(number: str, *, is_looked_for: bool = True) -> Response:
    row = queries.certificate_numbered(number) if is_looked_for else None
    seen = screens.seen(row, number)
    return show("certificates/verify.html", 404 if row is None else 200, seen=seen)


def _ask_page(status: int = 200, wrong: str = "") -> Response:
    return show("certificates/verify_ask.html", status, wrong=wrong)
