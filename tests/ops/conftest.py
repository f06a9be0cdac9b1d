"""An empty wall to hang jobs on."""

import pytest

from app import jobs


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> dict[str, jobs.Task]:
    empty: dict[str, jobs.Task] = {}
    monkeypatch.setattr(jobs, "_tasks", empty)
    return empty
