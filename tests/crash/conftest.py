"""A real server in a house of its own, to be killed."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa

from app import create_app, setup
from app.config import Config
from app.db import db
from app.keyring import keys
from app.transaction import work
from tests import make
from tests.databases import Database

SEATS = 10
TOP = Path(__file__).parents[2]
CSRF = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "crash" in item.path.parts:
            item.add_marker(pytest.mark.crash)


@dataclass
class Server:
    """The house, served as in real life."""

    settings: Config
    port: int
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> float:
        """Start; how many seconds until the first good answer."""
        given = {
            "INSTANCE": str(self.settings.instance),
            "DATABASE_URL": self.settings.database_url,
            "PORT": str(self.port),
            "SIGNUPS_AN_HOUR": "10000",  # one kiosk stands for all of a town
        }
        begun = monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "app"],
            cwd=TOP,
            # As at home, where what was compiled once is kept for the next start.
            env={**os.environ, **given, "DEMO": "0", "PYTHONDONTWRITEBYTECODE": ""},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
        )
        while not self.is_well():
            assert monotonic() - begun < 20, "the server does not start"
            assert self.process.poll() is None, "the server went away"
            sleep(0.02)
        return monotonic() - begun

    def is_well(self) -> bool:
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except (OSError, HTTPException):
            return False

    def kill(self, sign: int = signal.SIGKILL) -> None:
        """Kill the watcher and its workers at once, as a power cut would."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, sign)
            self.process.wait(10)

    def ask(self, method: str, path: str, body: str = "", cookie: str = "") -> tuple[int, str, str, str]:
        """One request: status, where it leads, the cookies it sets, the page."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            said = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
            return answer.status, answer.getheader("Location") or "", "; ".join(said), answer.read().decode()
        finally:
            connection.close()

    def form(self, path: str = "") -> tuple[str, str]:
        """A kiosk's CSRF token and the cookie it belongs to."""
        _status, _where, cookie, page = self.ask("GET", path or f"/kiosk/visit?service={self.water}")
        found = CSRF.search(page)
        assert found
        return found[1], cookie

    def walk_in(self, form: tuple[str, str], ticket: str) -> tuple[int, str]:
        """One walk-in: status and where it leads."""
        said = {"csrf_token": form[0], "ticket": ticket, "who": "courier", "party": "1", "service": str(self.water)}
        return self.ask("POST", "/kiosk/visit", urlencode(said), form[1])[:2]

    def sign_up(self, form: tuple[str, str], ticket: str, phone: str) -> tuple[int, str]:
        """Somebody signs up for the activity: status and where it leads."""
        said = {"csrf_token": form[0], "ticket": ticket, "phone": phone, "adults": "1", "consent": "yes"}
        return self.ask("POST", f"/kiosk/activities/{self.activity}/sign-up", urlencode(said), form[1])[:2]

    water: int = 0
    activity: int = 0


@pytest.fixture
def server(database: Database, tmp_path: Path) -> Iterator[Server]:
    instance = tmp_path / "instance"
    instance.mkdir()
    url = f"sqlite:///{instance / 'house.sqlite3'}" if database.url.startswith("sqlite") else database.url
    settings = Config(instance=instance, database_url=url, keys=keys(instance), demo=False)
    app = create_app(settings)
    with app.app_context():
        if not database.url.startswith("sqlite"):
            setup.bring_up_to_date()
            database.empty()
        setup.make_ready(app)
        with work():
            hive = make.hive()
            water, activity = hive.water.id, make.activity(hive.station, seats=SEATS).id
        db.session.remove()
        serving = Server(settings, _free_port(), water=water, activity=activity)
        serving.start()
        yield serving
        serving.kill()
        db.session.remove()
        db.engine.dispose()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def count(words: str) -> int:
    db.session.rollback()
    return int(db.session.scalar(sa.text(words)) or 0)
