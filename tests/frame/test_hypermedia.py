"""Who is asking, as htmx 4 says it."""

import json

import pytest
from flask import Flask, Request, Response
from flask import request as asked
from htmx_flask.requests import HtmxAwareRequest

from app import hypermedia
from tests.frame.rooms import House

PLAIN: dict[str, str] = {}
BOOSTED = {"HX-Request": "true", "HX-Boosted": "true", "HX-Request-Type": "full"}
POLLED = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Source": "p#say"}


@pytest.mark.parametrize(
    ("headers", "boosted", "fragment"),
    [
        (PLAIN, False, False),
        (BOOSTED, True, False),
        (POLLED, False, True),
        ({"HX-Request-Type": "partial"}, False, False),
    ],
)
def test_a_whole_page_and_a_piece_are_told_apart(
    house: House, headers: dict[str, str], boosted: bool, fragment: bool
) -> None:
    with house().test_request_context(headers=headers):
        assert hypermedia.is_boosted(asked) == boosted
        assert hypermedia.wants_fragment(asked) == fragment


def test_the_asking_element_is_known_by_its_new_header(house: House) -> None:
    with house().test_request_context(headers=POLLED):
        assert hypermedia.source(asked) == "p#say"


def test_an_event_with_chinese_words_is_a_plain_header(house: House) -> None:
    with house().test_request_context():
        answer = hypermedia.announce(Response(), "said", words="有人来了")
    announced = answer.headers["HX-Trigger"]
    assert announced.isascii()
    assert json.loads(announced) == {"said": {"words": "有人来了"}}


def test_an_apps_own_request_class_is_kept() -> None:
    class Careful(Request):
        max_form_parts = 7

    app = Flask("app")
    app.request_class = Careful
    hypermedia.init(app)
    assert issubclass(app.request_class, Careful)
    assert issubclass(app.request_class, HtmxAwareRequest)
    with app.test_request_context(headers=BOOSTED):
        assert asked.max_form_parts == 7
        assert hypermedia.is_boosted(asked)
