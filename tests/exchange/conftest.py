"""Tables for the tests, and a colleague who brings them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import intake, sheet
from app.staff.models import Role
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

Row = dict[str, Any]
Bring = Callable[..., TestResponse]


@pytest.fixture
def office(app: Flask, hive: Hive) -> Finger:
    """陈站长 in the office of the community."""
    make.building()
    return sit(app, Role.CADRE)


def table(what: str, rows: list[Row]) -> bytes:
    """A workbook with the heads of a table."""
    found = intake.named(what)
    assert found
    heads = [head.name for head in found.heads]
    return sheet.written(heads, [[row.get(head, "") for head in heads] for row in rows], "表")


def bring(desk: Finger, what: str, blob: bytes, **more: str) -> TestResponse:
    """Send a file as the page does; `now="y"` takes it in."""
    address = f"/desk/import/{what}"
    token = dict(desk.form(desk.see(address), address)[1])
    said = token | {"table": (BytesIO(blob), "表.xlsx")} | more
    return desk.client.post(address, data=said, content_type="multipart/form-data")


def wrong_rows(answer: TestResponse) -> list[int]:
    """The rows an answer names, in order."""
    import re  # noqa: PLC0415

    told = answer.text.partition('<form class="panel')[0]
    return [int(row) for row in re.findall(r'<th scope="row">(\d+)</th>', told)]
