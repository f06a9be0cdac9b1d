"""Open311 GeoReport v2: the menu and how orders stand, as XML or JSON. Source: wiki.open311.org/GeoReport_v2."""

from typing import Final, cast

from flask import Blueprint, Response, current_app, request

from app import clock
from app.config import Config
from app.feeds import answers, geo, queries
from app.feeds.queries import Sieve

bp = Blueprint("open311", __name__, url_prefix="/open311/v2")
STATES: Final = {"": None, "open": True, "closed": False}


@bp.get("/discovery.<kind>")
def discovery(kind: str) -> Response:
    """Where what is found."""
    return answers.told(
        kind, "discovery", "", answers.discovery(_settings().public_url or request.host_url.rstrip("/"))
    )


@bp.get("/services.<kind>")
def services(kind: str) -> Response:
    """What can be asked for; nothing of anybody's health."""
    return answers.told(kind, "services", "service", [answers.service(each) for each in queries.services()])


@bp.get("/services/<code>.<kind>")
def service(code: str, kind: str) -> Response:
    """What has to be said to ask for it: the building."""
    found = queries.service(int(code)) if answers.is_number(code) else None
    if found is None:
        return answers.wrong(kind, 404, "service_code was not found")
    return answers.told(kind, "service_definition", "", answers.definition(found, queries.buildings()))


@bp.get("/requests.<kind>")
def requests(kind: str) -> Response:
    """How orders stand: these, or those of a time, the newest first."""
    said = request.args
    numbers = tuple(each.strip() for each in said.get("service_request_id", "").split(",") if each.strip())
    if len(numbers) > geo.MOST_IDS:
        return answers.wrong(kind, 400, f"at most {geo.MOST_IDS} service_request_id at once")
    code, status = said.get("service_code", ""), said.get("status", "").lower()
    begin, end = said.get("start_date", ""), said.get("end_date", "")
    if (begin and not geo.moment(begin)) or (end and not geo.moment(end)):
        return answers.wrong(kind, 400, "start_date and end_date are dates of ISO 8601")
    if status not in STATES:
        return answers.wrong(kind, 400, "status is open or closed")
    if code and not answers.is_number(code):
        return answers.told(kind, "service_requests", "request", [])
    over = geo.window(geo.moment(begin), geo.moment(end), clock.now())
    sieve = Sieve(over, numbers, int(code) if code else None, STATES[status])
    skip, many = geo.page(said.get("page", ""), said.get("page_size", ""))
    rows = [answers.request(each) for each in queries.requests(sieve, skip, many)]
    return answers.told(kind, "service_requests", "request", rows)


@bp.get("/requests/<number>.<kind>")
def one(number: str, kind: str) -> Response:
    """How one order stands."""
    found = queries.request(number)
    if found is None:
        return answers.wrong(kind, 404, "service_request_id was not found")
    return answers.told(kind, "service_requests", "request", [answers.request(found)])


@bp.get("/tokens/<token>.<kind>")
def token(token: str, kind: str) -> Response:  # noqa: ARG001 — whoever asks names one; the house gives none
    """Orders are numbered at once: no token was ever given."""
    return answers.wrong(kind, 404, "token was not found")


def _settings() -> Config:
    return cast(Config, current_app.extensions["settings"])
