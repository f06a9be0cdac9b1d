"""What is told on the wire: rows of the house in the words of GeoReport v2, as XML or JSON, and errors likewise."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from flask import Response, abort
from flask import request as http

from app.feeds import geo
from app.feeds.geo import Row
from app.feeds.queries import CLOSED, Request, Service
from app.orders.screens import STAGES
from app.words import _

CHANGED: Final = "2026-11-26T00:00:00+08:00"
"""When what is told here last changed its shape."""


def is_number(code: str) -> bool:
    """Whether it can be a number of ours."""
    return bool(re.fullmatch(r"[1-9][0-9]{0,17}", code))


def told(kind: str, name: str, item: str, rows: Sequence[Row] | Row, status: int = 200) -> Response:
    """The same rows in the wanted kind; another kind is not found."""
    if kind not in geo.KINDS:
        abort(404)
    body = geo.as_json(rows) if kind == "json" else geo.as_xml(name, item, rows)
    answer = Response(body, status, content_type=geo.KINDS[kind])
    if http.method == "GET":
        # Read by pages of other houses, and nothing of anybody is in it.
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def wrong(kind: str, status: int, *descriptions: str) -> Response:
    """An error as the specification words it."""
    rows = [{"code": status, "description": each} for each in descriptions]
    return told(kind, "errors", "error", rows, status)


def discovery(address: str) -> Row:
    url = f"{address}/open311/v2"
    return {
        "changeset": CHANGED,
        "contact": f"{address}/",
        "key_service": f"{address}/desk/keys",
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": url,
                "changeset": CHANGED,
                "type": "production",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }


def service(one: Service) -> Row:
    return {
        "service_code": str(one.id),
        "service_name": one.name,
        "description": one.brief or one.name,
        "metadata": True,
        "type": "realtime",
        "keywords": one.group,
        "group": one.group,
    }


def definition(one: Service, buildings: Iterable[tuple[int, str]]) -> Row:
    values = [{"key": str(id), "name": name} for id, name in buildings]
    return {
        "service_code": str(one.id),
        "attributes": [
            {
                "variable": True,
                "code": "building",
                "datatype": "singlevaluelist",
                "required": True,
                "datatype_description": None,
                "order": 1,
                "description": _("小区和楼栋"),
                "values": values,
            },
            {
                "variable": True,
                "code": "consent",
                "datatype": "singlevaluelist",
                "required": False,
                "datatype_description": None,
                "order": 2,
                "description": _("写了姓名或电话的，要本人同意社区为这一单记下来"),
                "values": [{"key": "yes", "name": _("同意")}],
            },
        ],
    }


def request(one: Request) -> Row:
    """No wish, no name, no phone, no room: whoever asked is not in it."""
    return {
        "service_request_id": one.number,
        "status": "closed" if one.stage in CLOSED else "open",
        "status_notes": str(STAGES[one.stage][0]),
        "service_name": one.item,
        "service_code": str(one.item_id),
        "description": one.item,
        "agency_responsible": _("社区"),
        "service_notice": None,
        "requested_datetime": _moment(one.placed_at),
        "updated_datetime": _moment(one.changed_at or one.placed_at),
        "expected_datetime": _moment(one.due_at),
        "address": f"{one.compound}{one.building}",
        "address_id": str(one.building_id),
        "zipcode": None,
        "lat": None,
        "long": None,
        "media_url": None,
    }


def taken(number: str) -> list[Row]:
    return [{"service_request_id": number, "service_notice": _("收到了，凭单号可以查"), "account_id": None}]


def _moment(at: datetime | None) -> Any:
    return at.isoformat(timespec="seconds") if at else None
