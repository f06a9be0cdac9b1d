"""Behind a proxy the house believes what that proxy says of the guest; without one it believes nobody."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, request

from app import create_app
from app.headers import HSTS
from tests.databases import Database

FORWARDED = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "bee.example.org"}
Seen = tuple[str | None, str, bool]


def ask(database: Database, instance: Path, proxies: int) -> tuple[Seen, str | None]:
    """What a house behind so many proxies takes a forwarded request for, and its HSTS header."""
    app: Flask = create_app(replace(database.settings(), instance=instance, behind_proxy=proxies))
    seen: list[Seen] = []

    def look() -> str:
        seen.append((request.remote_addr, request.host, request.is_secure))
        return "ok"

    app.add_url_rule("/look", "look", look)
    answer = app.test_client().get("/look", headers=FORWARDED)
    return seen[0], answer.headers.get("Strict-Transport-Security")


def test_a_declared_proxy_is_believed(database: Database, tmp_path: Path) -> None:
    assert ask(database, tmp_path, proxies=1) == (("203.0.113.9", "bee.example.org", True), HSTS)


def test_an_undeclared_one_is_not(database: Database, tmp_path: Path) -> None:
    assert ask(database, tmp_path, proxies=0) == (("127.0.0.1", "localhost", False), None)


@pytest.mark.parametrize("pretended", ["198.51.100.1", "127.0.0.1"])
def test_what_a_guest_says_before_the_proxy_is_not_believed(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pretended: str
) -> None:
    monkeypatch.setitem(FORWARDED, "X-Forwarded-For", f"{pretended}, 203.0.113.9")
    (address, _host, _is_secure), _hsts = ask(database, tmp_path, proxies=1)
    assert address == "203.0.113.9"
