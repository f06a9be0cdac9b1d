"""The card that is printed for a volunteer."""

from flask import Flask

from app import pages, qr


def test_a_card_bears_a_name_and_a_code_and_nothing_else_of_a_person(house: Flask) -> None:
    values = {"name": "李梅", "qr": qr.svg("WB1:7KQ2MX"), "community_name": "康乐路南社区", "back_url": "/desk/"}
    with house.app_context():
        card = pages.render("volunteers/card_print.html", values)
    assert "<h1 >李梅</h1>" in card
    assert 'viewBox="0 0 29 29"' in card
    assert "WB1" not in card
