"""Addresses under the name the house is known by outside, for papers, calendars and pages open to all."""

from typing import Any, cast

from flask import current_app, request, url_for

from app.config import Config


def outside_url(endpoint: str, **values: Any) -> str:
    """The whole address of a page, as a phone outside can open it."""
    settings = cast(Config, current_app.extensions["settings"])
    return (settings.public_url or request.host_url.rstrip("/")) + url_for(endpoint, **values)


def tongues(endpoint: str, **values: Any) -> dict[str, Any]:
    """The same page in either language."""
    return {"in_chinese": url_for(endpoint, **values), "in_english": url_for(endpoint, **values | {"in": "en"})}
