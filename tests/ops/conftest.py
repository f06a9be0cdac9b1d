"""A house of its own for each test of how it is run."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from app import clock, create_app, jobs
from app.config import Config
from app.db import db

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=clock.ZONE)


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    instance = tmp_path / "instance"
    instance.mkdir()
    return Config(instance=instance, database_url=f"sqlite:///{instance / 'house.sqlite3'}")


@pytest.fixture
def house(settings: Config) -> Iterator[Flask]:
    """A house with empty rooms and nobody inside."""
    app = create_app(settings)
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> dict[str, jobs.Task]:
    """An empty wall to hang jobs on."""
    empty: dict[str, jobs.Task] = {}
    monkeypatch.setattr(jobs, "_tasks", empty)
    return empty
