"""What cannot be stored does not come in."""

from io import BytesIO

import pytest
from flask import Flask, request

from tests.frame.rooms import House


@pytest.fixture
def app(house: House) -> Flask:
    app = house()
    app.add_url_rule("/loans/<id:id>", "loan", lambda id: f"{id}")
    app.add_url_rule("/pages/<int:n>", "page", lambda n: f"{n}")
    app.add_url_rule("/names/<name>", "name", lambda name: name)
    app.add_url_rule("/say", "say", lambda: request.form.get("words", ""), methods=["POST"])
    return app


@pytest.mark.parametrize("number", ["1", "7", str(2**63 - 1)])
def test_the_id_of_a_possible_row_comes_in(app: Flask, number: str) -> None:
    assert app.test_client().get(f"/loans/{number}").text == number


@pytest.mark.parametrize(
    "number",
    ["0", "-1", "007", str(2**63), "9" * 19, "9" * 5000, "１", "٣", "1.0", "1e3", "x", " 1"],
)
def test_the_id_of_no_possible_row_is_not_found(app: Flask, number: str) -> None:
    assert app.test_client().get(f"/loans/{number}").status_code == 404


@pytest.mark.parametrize(("number", "status"), [("0", 200), ("9" * 18, 200), ("9" * 19, 404)])
def test_a_plain_number_never_outgrows_a_column(app: Flask, number: str, status: int) -> None:
    assert app.test_client().get(f"/pages/{number}").status_code == status


@pytest.mark.parametrize("path", ["/names/a%00b", "/names/x?q=%00", "/names/x?%00=q"])
def test_a_nul_in_an_address_is_a_400(app: Flask, path: str) -> None:
    assert app.test_client().get(path).status_code == 400


@pytest.mark.parametrize(
    "form",
    [{"words": "a\0b"}, {"a\0b": "x"}, {"words": ["x", "\0"]}, {"f": (BytesIO(b"x"), "a\0b.csv")}],
)
def test_a_nul_in_a_form_is_a_400(app: Flask, form: dict[str, object]) -> None:
    assert app.test_client().post("/say", data=form).status_code == 400


def test_rare_characters_and_emoji_come_in(app: Flask) -> None:
    words = "䶮𠮷🐝\u202e王奶奶"
    assert app.test_client().post("/say", data={"words": words}).text == words
