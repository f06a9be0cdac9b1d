"""A small house served within the test's own process, so that its clock can be turned while a browser looks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from app import create_app
from app.db import db
from app.transaction import work
from tests import make
from tests.databases import Database


class Quiet(WSGIRequestHandler):
    """Says nothing of who asked for what."""

    def log(self, _kind: str, _message: str, *_words: object) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Home:
    """The house, its address, and its one station."""

    app: Flask
    url: str
    station_id: int


@contextmanager
def living(folder: Path) -> Iterator[Home]:
    """康乐路南社区 with one station, on an empty database of its own."""
    database = Database(f"sqlite:///{folder / 'home.sqlite3'}", folder)
    app = create_app(database.settings())
    database.prepare(app)
    with app.app_context(), work():
        station_id = make.hive().station.id
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Home(app, f"http://127.0.0.1:{server.server_port}", station_id)
    finally:
        server.shutdown()
        thread.join(10)
        with app.app_context():
            db.engine.dispose()
