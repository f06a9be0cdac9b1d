"""Assets: one bundle a face, a name that changes with its content, packed when the browser can unpack."""

import gzip
from pathlib import Path

import pytest
from flask import Flask

from app import assets


@pytest.fixture
def static(tmp_path: Path) -> Path:
    for folder in ("css", "js", "img", "data"):
        (tmp_path / "static" / folder).mkdir(parents=True)
    static = tmp_path / "static"
    (static / "img/comb.svg").write_text("<svg/>", "utf-8")
    (static / "css/paper.css").write_text('body { background: url("../img/comb.svg") }', "utf-8")
    (static / "css/ink.css").write_text("body { color: brown }", "utf-8")
    (static / "css/kiosk.bundle").write_text("ink.css\npaper.css\n", "utf-8")
    (static / "img/icons.svg").write_text('<svg><symbol id="sofa"></symbol></svg>', "utf-8")
    (static / "img/icons-more.svg").write_text('<svg><symbol id="store"></symbol></svg>', "utf-8")
    (static / "js/bell.js").write_text("// rings\nring()", "utf-8")
    (static / "js/kiosk.bundle").write_text("bell.js\n", "utf-8")
    (static / "data/strokes.bin").write_bytes(b"\x01\x02" * 9)
    (static / "data/sounds.LICENSE.txt").write_text("for all", "utf-8")
    return static


def test_a_bundle_keeps_its_order_and_points_at_hashed_pictures(static: Path, tmp_path: Path) -> None:
    names = assets.build(static, tmp_path / "shelf")
    style = (tmp_path / "shelf" / names["css/kiosk.css"]).read_text("utf-8")
    assert style.index("brown") < style.index("background")
    assert f'url("/assets/{names["img/comb.svg"]}")' in style


def test_a_changed_style_gets_a_new_name_and_an_unchanged_one_keeps_it(static: Path, tmp_path: Path) -> None:
    before = assets.build(static, tmp_path / "shelf")
    (static / "css/ink.css").write_text("body { color: black }", "utf-8")
    after = assets.build(static, tmp_path / "shelf")
    assert before["css/kiosk.css"] != after["css/kiosk.css"]
    assert before["js/kiosk.js"] == after["js/kiosk.js"]


def test_an_asset_is_packed_for_who_can_unpack_and_kept_for_a_year(static: Path, tmp_path: Path) -> None:
    app = Flask(__name__)
    asset_url = assets.init(app, static, tmp_path / "shelf")
    browser = app.test_client()
    plain = browser.get(asset_url("js/kiosk.js"))
    packed = browser.get(asset_url("js/kiosk.js"), headers={"Accept-Encoding": "gzip"})
    assert plain.text == "ring()"
    assert gzip.decompress(packed.data) == b"ring()"
    assert "immutable" in packed.headers["Cache-Control"]
    assert packed.mimetype == "text/javascript"


def test_a_table_is_kept_like_a_picture_and_packed_like_a_script(static: Path, tmp_path: Path) -> None:
    app = Flask(__name__)
    asset_url = assets.init(app, static, tmp_path / "shelf")
    plain = app.test_client().get(asset_url("data/strokes.bin"))
    packed = app.test_client().get(asset_url("data/strokes.bin"), headers={"Accept-Encoding": "gzip"})
    assert plain.data == gzip.decompress(packed.data) == b"\x01\x02" * 9
    assert "immutable" in plain.headers["Cache-Control"]
    assert plain.mimetype == "application/octet-stream"
    assert asset_url("data/strokes.bin") != "/assets/data/strokes.bin"


def test_a_licence_travels_with_what_it_is_for(static: Path, tmp_path: Path) -> None:
    app = Flask(__name__)
    asset_url = assets.init(app, static, tmp_path / "shelf")
    assert app.test_client().get(asset_url("data/sounds.LICENSE.txt")).text == "for all"


def test_only_known_assets_are_served(static: Path, tmp_path: Path) -> None:
    app = Flask(__name__)
    assets.init(app, static, tmp_path / "shelf")
    assert app.test_client().get("/assets/../secret").status_code == 404
    assert app.test_client().get("/assets/css/kiosk.bundle").status_code == 404


def test_a_drawing_is_found_on_whichever_sheet_it_is(static: Path, tmp_path: Path) -> None:
    app = Flask(__name__)
    asset_url = assets.init(app, static, tmp_path / "shelf")
    assert asset_url("icon/store").partition("#")[::2] == (asset_url("img/icons-more.svg"), "store")
    assert asset_url("icon/sofa").startswith(asset_url("img/icons.svg"))
    assert app.test_client().get(asset_url("icon/store").partition("#")[0]).status_code == 200


def test_what_came_to_us_small_stays_as_it_came(static: Path, tmp_path: Path) -> None:
    (static / "js/lent.min.js").write_text("/*! by others */ lent()  // kept", "utf-8")
    (static / "js/kiosk.bundle").write_text("lent.min.js\nbell.js\n", "utf-8")
    names = assets.build(static, tmp_path / "shelf")
    told = (tmp_path / "shelf" / names["js/kiosk.js"]).read_text("utf-8")
    assert told == "/*! by others */ lent()  // kept\n;ring()"


def test_style_loses_its_remarks_and_keeps_what_blanks_mean(static: Path, tmp_path: Path) -> None:
    style = """/* large
       type */
    @layer kiosk {
      [data-size="large"] :is(.hero img, .lead) { display: none; }
      .home { width: calc(2 * var(--floor) + .4rem); grid: "top svc" auto / 1fr; }
    }
    """
    (static / "css/ink.css").write_text(style, "utf-8")
    names = assets.build(static, tmp_path / "shelf")
    told = (tmp_path / "shelf" / names["css/kiosk.css"]).read_text("utf-8")
    assert told.startswith(
        '@layer kiosk{[data-size="large"] :is(.hero img, .lead){display: none;}'
        '.home{width: calc(2 * var(--floor) + .4rem);grid: "top svc" auto / 1fr;}}'
    )
