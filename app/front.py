"""The front door: where to, and whether the house is well."""

from flask import Blueprint, Response

from app.db import knock
from app.pages import show

bp = Blueprint("front", __name__)


@bp.get("/")
def doorway() -> Response:
    """Kiosk or desk?"""
    return show("front/doorway.html")


@bp.get("/healthz")
def health() -> Response:
    """200 when the store-room answers, 503 (from the error pages) when it does not."""
    knock()
    return Response("ok\n", content_type="text/plain; charset=utf-8")
