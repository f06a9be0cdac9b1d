"""PyPI's `three`, unmodified, speaks with a living house: it finds the menu, places an order and follows it."""

import itertools
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app import clock
from tests.browser.served import TOP, Served, serving

MAKE_A_KEY = """
from app import create_app
from app.feeds import verbs
from app.db import db
from app.staff.models import Staff
from app.transaction import work
with create_app().app_context(), work():
    print(verbs.make_key(db.session.query(Staff).first(), 'three')[1])
"""
CONSENT = {"attribute[consent]": "yes"}
pytestmark = [pytest.mark.slow, pytest.mark.sqlite]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    folder = tmp_path_factory.mktemp("three")
    with serving(folder, DEMO="1", JOBS="0") as served:
        yield served, folder


@pytest.fixture(scope="module")
def client(house: tuple[Served, Path]) -> Any:
    served, folder = house
    # The package was written for Python 2, whose ifilter is today's filter; nothing else of it is touched.
    itertools.ifilter = filter  # type: ignore[attr-defined]
    from three import Three  # noqa: PLC0415

    said = subprocess.run(
        [sys.executable, "-c", MAKE_A_KEY],
        cwd=TOP,
        env={"INSTANCE": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return Three(f"{served.url}/open311/v2", api_key=said.stdout.split()[-1])


def test_it_finds_its_way(client: Any, house: tuple[Served, Path]) -> None:
    found = client.discovery()
    assert found["endpoints"][0]["url"] == f"{house[0].url}/open311/v2"


def test_it_reads_the_menu_and_a_definition(client: Any) -> None:
    menu = client.services()
    assert len(menu) > 10
    found = client.services(menu[0]["service_code"])
    assert found["service_code"] == menu[0]["service_code"]
    assert len(found["attributes"][0]["values"]) > 30


def test_it_places_an_order_and_follows_it(client: Any) -> None:
    code = client.services()[0]["service_code"]
    said = client.post(
        code, address="万隆一品小区1栋", name="秀英 王", phone="13900139000", description="两袋米", **CONSENT
    )
    number = said[0]["service_request_id"]
    found = client.request(number)[0]
    assert (found["status"], found["address"], found["service_code"]) == ("open", "万隆一品小区1栋", code)
    assert client.requests(status="open", count=1)[0]["service_request_id"] == number
    assert "13900139000" not in str(client.requests(count=100))


def test_it_asks_for_days_and_pages(client: Any) -> None:
    today = clock.today()
    first, last = today - timedelta(days=60), today - timedelta(days=10)
    between = [f"{day:%m-%d-%Y}" for day in (first, last)]
    rows = client.requests(between=between, count=100)
    assert rows
    days = [row["requested_datetime"][:10] for row in rows]
    assert first.isoformat() <= min(days) <= max(days) <= last.isoformat()
    pages = [client.requests(between=between, count=5, page=number) for number in (1, 2)]
    assert [row["service_request_id"] for page in pages for row in page] == [
        row["service_request_id"] for row in rows[:10]
    ]


def test_it_is_told_what_is_wrong(client: Any) -> None:
    assert client.post("0", address="万隆一品小区1栋")[0]["code"] == 404
    assert client.token("1")[0]["code"] == 404
