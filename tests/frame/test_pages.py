"""Pages are shown in the asker's language, and polled pieces only when they changed."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import pages
from tests.frame.rooms import House

TEMPLATE = {"a.html": "{{ _('您好') }} {{ name }}"}


@pytest.fixture
def app(house: House) -> Flask:
    app = house(TEMPLATE, {"您好": "Hello"})
    app.add_url_rule("/page", "page", lambda: pages.show("a.html", 201, name="李梅"))
    app.add_url_rule("/piece", "piece", lambda: pages.show_if_changed("a.html", name="李梅"))
    return app


def ask(app: Flask, path: str, **headers: str) -> TestResponse:
    return app.test_client().get(path, headers=headers)


def test_a_page_says_its_status_type_and_language(app: Flask) -> None:
    answer = ask(app, "/page?lang=en")
    assert (answer.status_code, answer.text) == (201, "Hello 李梅")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Language"] == "en"
    assert ask(app, "/page").headers["Content-Language"] == "zh-CN"


@pytest.mark.parametrize("lang", ["xx", "", "../etc", "zh_Hant", "fr"])
def test_an_unknown_language_is_answered_in_chinese(app: Flask, lang: str) -> None:
    assert ask(app, f"/page?lang={lang}").text == "您好 李梅"


def test_one_request_does_not_leave_its_language_to_the_next(app: Flask) -> None:
    with app.app_context():
        assert ask(app, "/page?lang=en").text == "Hello 李梅"
        assert ask(app, "/page").text == "您好 李梅"


def test_a_piece_the_asker_has_is_not_sent_again(app: Flask) -> None:
    first = ask(app, "/piece")
    again = ask(app, "/piece", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["ETag"].startswith("W/")
    assert first.headers["Cache-Control"] == "private, no-cache"


def test_a_piece_that_changed_is_sent(app: Flask) -> None:
    chinese = ask(app, "/piece").headers["ETag"]
    english = ask(app, "/piece?lang=en", **{"If-None-Match": chinese})
    assert (english.status_code, english.text) == (200, "Hello 李梅")


def test_every_page_is_warm_in_both_languages(app: Flask) -> None:
    pages.warm(app)
    for tongue in ("zh", "en"):
        assert len(pages.speaking(app, tongue).cache or ()) == 1


def test_a_page_shown_alone_asks_no_context_processor(house: House) -> None:
    app = house({"a.html": "{{ words }}{{ status }}"})

    def gone() -> dict[str, str]:
        raise AssertionError

    app.context_processor(gone)
    with app.test_request_context():
        alone = pages.show_alone("a.html", 500, words="w")
    assert alone.get_data(as_text=True) == "w500"


def test_pages_may_be_warmed_beside_the_first_requests(app: Flask) -> None:
    pages.warm_soon(app).join(5)
    assert len(pages.speaking(app, "en").cache or ()) == 1
