"""Every "no" is a page in words, for the kiosk and for the desk."""

import sqlite3
from typing import NoReturn

import pytest
from flask import Flask, abort, request
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import exc
from werkzeug.exceptions import ServiceUnavailable

from app import words
from app.refusal import Refused
from app.words import _l
from tests.frame.rooms import Breaking, House


def test_a_refusal_is_a_page_with_its_reason(breaking: Breaking) -> None:
    answer = breaking(Refused("<这一单>已经有人接了"))
    assert answer.status_code == 409
    assert "&lt;这一单&gt;已经有人接了" in answer.text
    assert answer.text.startswith("kiosk")


def test_a_refusal_is_said_in_the_askers_language(breaking: Breaking, app: Flask) -> None:
    breaking(Refused(_l("请先登录")))
    assert "Please sign in first" in app.test_client().get("/kiosk/x?lang=en").text


def test_the_desk_has_its_own_pages(breaking: Breaking, app: Flask) -> None:
    assert breaking(Refused("不行"), path="/desk/x").text.startswith("desk")
    assert app.test_client().get("/desk").text.startswith("desk")
    assert app.test_client().get("/desks").text.startswith("kiosk")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413, 414, 418, 422, 429, 500, 503, 504])
def test_every_status_has_a_page_in_words(app: Flask, status: int) -> None:
    app.add_url_rule("/kiosk/x", "view", lambda: abort(status))
    for tongue in ("zh", "en"):
        answer = app.test_client().get(f"/kiosk/x?lang={tongue}")
        assert answer.status_code == status
        assert answer.mimetype == "text/html"
        assert "<h1></h1>" not in answer.text
        assert f"</p>{status}" in answer.text


def test_what_a_status_must_say_in_its_headers_is_kept(breaking: Breaking, app: Flask) -> None:
    app.add_url_rule("/kiosk/y", "y", lambda: "", methods=["POST"])
    assert breaking(ServiceUnavailable(retry_after=9)).headers["Retry-After"] == "9"
    assert "POST" in app.test_client().get("/kiosk/y").headers["Allow"]


def test_a_redirect_to_the_slash_stays_a_redirect(app: Flask) -> None:
    app.add_url_rule("/kiosk/", "home", lambda: "")
    assert app.test_client().get("/kiosk").status_code == 308


@pytest.mark.parametrize("face", ["desk", "kiosk"])
def test_a_stale_token_leads_home_with_a_message(app: Flask, face: str) -> None:
    CSRFProtect(app)
    app.add_url_rule(f"/{face}/x", "view", lambda: "", methods=["POST"])
    answer = app.test_client().post(f"/{face}/x", data={"csrf_token": "old"})
    assert (answer.status_code, answer.location) == (303, f"/{face}/?stale=1")


def test_a_broken_error_page_still_answers_in_words(house: House) -> None:
    app = house({"kiosk/trouble.html": "{{ visitor.name }}"})
    answer = app.test_client().get("/nowhere")
    assert answer.status_code == 404
    assert "找值守人员" in answer.text
    assert 'id="screen"' in answer.text


def test_an_error_page_needs_neither_context_processors_nor_a_language_from_the_database(
    app: Flask,
) -> None:
    def away() -> NoReturn:
        raise exc.OperationalError("SELECT", {}, sqlite3.OperationalError("gone"))

    app.context_processor(away)
    words.init(app, away)
    answer = app.test_client().get("/nowhere")
    assert (answer.status_code, answer.headers["Content-Language"]) == (404, "zh-CN")
    assert "没找到这一页" in answer.text


def test_a_piece_that_breaks_leaves_the_page_alone(breaking: Breaking) -> None:
    polled = {"HX-Request": "true", "HX-Request-Type": "partial"}
    assert breaking(Refused("不行"), **polled).headers["HX-Reswap"] == "none"


def test_a_boosted_page_that_breaks_is_shown_whole(breaking: Breaking) -> None:
    boosted = {"HX-Request": "true", "HX-Request-Type": "full", "HX-Boosted": "true"}
    assert "HX-Reswap" not in breaking(Refused("不行"), **boosted).headers


def test_a_field_nobody_sent_is_a_400(app: Flask) -> None:
    app.add_url_rule("/kiosk/x", "view", lambda: request.form["phone"], methods=["POST"])
    assert app.test_client().post("/kiosk/x").status_code == 400


def test_too_much_is_a_413(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 100
    app.add_url_rule("/kiosk/x", "view", lambda: "", methods=["POST"])
    assert app.test_client().post("/kiosk/x", data={"a": "b" * 200}).status_code == 413


def test_a_strange_host_is_a_400_even_where_no_link_can_be_made(house: House) -> None:
    app = house({"kiosk/trouble.html": "{{ url_for('home', page=2) }}"})
    app.config["TRUSTED_HOSTS"] = ["station.lan"]
    app.add_url_rule("/kiosk/", "home", lambda: "")
    answer = app.test_client().get("/kiosk/", base_url="http://evil.example")
    assert answer.status_code == 400
    assert "找值守人员" in answer.text
    assert app.test_client().get("/kiosk/", base_url="http://station.lan").status_code == 200


def test_a_field_of_a_megabyte_is_a_page_in_words(app: Flask) -> None:
    app.add_url_rule("/kiosk/x", "view", lambda: "", methods=["POST"])
    answer = app.test_client().post("/kiosk/x", data={"words": "蜂" * 400_000})
    assert (answer.status_code, "内容太大了" in answer.text) == (413, True)
