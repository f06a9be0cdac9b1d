"""Pages are packed for browsers that can unpack; everything else goes out as it is."""

import gzip

import pytest
from flask import Flask, Response

from app import packing

LONG = "<p>茶</p>" * 400


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    packing.init(app)
    app.add_url_rule("/long", "long", lambda: LONG)
    app.add_url_rule("/short", "short", lambda: "<p>茶</p>")
    app.add_url_rule("/table", "table", lambda: Response(LONG, mimetype="text/csv"))
    app.add_url_rule("/piecemeal", "piecemeal", lambda: Response(iter([LONG]), mimetype="text/html"))
    return app


def test_a_page_is_packed_for_who_can_unpack(app: Flask) -> None:
    packed = app.test_client().get("/long", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(LONG)
    assert gzip.decompress(packed.data).decode() == LONG


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0"])
def test_who_cannot_unpack_gets_it_as_it_is(app: Flask, accepted: str) -> None:
    plain = app.test_client().get("/long", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in plain.headers
    assert plain.text == LONG


@pytest.mark.parametrize("path", ["/short", "/table", "/piecemeal"])
def test_what_is_small_or_no_page_stays_as_it_is(app: Flask, path: str) -> None:
    answer = app.test_client().get(path, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
