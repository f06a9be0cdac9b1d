"""What waits for the rows to be stored runs then, once, and never when they are not."""

import pytest
from flask import Flask, Response

from app import transaction
from app.db import db


@pytest.mark.parametrize(("status", "is_run"), [(303, True), (200, True), (409, False), (422, False)])
def test_a_deed_after_the_commit_runs_only_when_there_was_one(
    app: Flask, monkeypatch: pytest.MonkeyPatch, status: int, *, is_run: bool
) -> None:
    done: list[str] = []
    monkeypatch.setattr(db.session, "commit", lambda: done.append("commit"))

    def serve() -> Response:
        transaction.after_commit(lambda: done.append("deed"))
        return Response(status=status)

    with app.test_request_context("/kiosk/", method="POST"):
        transaction._open()
        transaction._settle(serve())
        transaction._close(None)
    assert done == (["commit", "deed"] if is_run else [])
