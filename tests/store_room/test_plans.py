"""No list of the desk looks through all there ever was: on SQLite each statement is led by an index, or stops early."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from app.db import db
from app.staff import navigation
from app.staff.models import Role
from bench.lists import GROWING
from tests.desks import sit
from tests.make import Hive

pytestmark = pytest.mark.sqlite
Asked = list[tuple[str, Any]]


@contextmanager
def overheard() -> Iterator[Asked]:
    """Every statement with its words."""
    asked: Asked = []

    def note(_connection: Any, _cursor: Any, statement: str, words: Any, _context: Any, _many: bool) -> None:
        asked.append((statement, words))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def walked_through(statement: str, words: Any) -> list[str]:
    """Tables that grow with the years and are read from end to end."""
    if not statement.startswith("SELECT"):
        return []
    raw: Any = db.session.connection().connection.driver_connection
    steps = [str(row[3]) for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", words)]
    stops_early = "LIMIT" in statement and not any("TEMP B-TREE" in step for step in steps)
    scanned = [step.split()[1] for step in steps if step.startswith("SCAN ")]
    return [] if stops_early else [table for table in scanned if table in GROWING]


def test_no_page_of_the_desk_walks_through_what_grows_with_the_years(app: Flask, hive: Hive) -> None:
    desk = sit(app, Role.ADMIN)
    faults = []
    for tab in (each for section in navigation.SECTIONS for each in section.tabs):
        with app.test_request_context():
            address = app.url_for(tab.endpoint)
        with overheard() as asked:
            assert desk.see(address).status_code == 200
        for statement, words in asked:
            faults += [f"{tab.endpoint}: {table} in {statement[:160]}" for table in walked_through(statement, words)]
    assert not faults, "\n".join(faults)
