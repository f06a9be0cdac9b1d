"""The house book at the desk: newest first, page by page, and nobody's phone in it."""

import ast
from collections.abc import Iterator

from app import audit
from app.db import db
from app.demo.verbs import BUILT
from app.staff import queries_book
from app.staff.deeds import DEEDS
from tests.sources import modules
from tests.taps import Finger


def write(lines: int) -> None:
    for number in range(lines):
        audit.record(None, "stock.counted", None, f"line {number}")
    audit.write_events(db.session())
    db.session.commit()


def test_the_newest_line_comes_first(desk: Finger) -> None:
    write(1)
    assert "盘点" in desk.see("/desk/events").text.split("<tbody>")[1].split("</tr>")[0]


def test_a_long_book_is_read_page_by_page(desk: Finger) -> None:
    write(queries_book.PAGE + 10)
    first = desk.see("/desk/events?deed=stock")
    assert first.text.count("<tr>") == queries_book.PAGE + 1
    oldest = queries_book.page("stock")[-1].seq
    second = desk.see(f"/desk/events?deed=stock&after={oldest}")
    assert f"after={oldest}" in first.text
    assert second.text.count("<tr>") == 11
    assert "下一页" not in second.text


def test_the_book_is_narrowed_to_a_family_or_a_colleague(desk: Finger) -> None:
    write(1)
    assert "盘点" not in desk.see("/desk/events?deed=staff").text.split("<tbody>")[1]
    alone = desk.see("/desk/events?actor=staff:1").text
    assert "陈站长" in alone
    assert "盘点" not in alone.split("<tbody>")[1]


def test_nonsense_in_the_address_is_left_aside(desk: Finger) -> None:
    for nonsense in (
        "deed=%25",
        "actor=<b>",
        "after=-1",
        "after=x",
        f"after={2**70}",
        "actor=staff:999999999999999999",
    ):
        assert desk.see(f"/desk/events?{nonsense}").status_code == 200


def test_things_are_called_by_words_and_not_by_their_tables(desk: Finger, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    page = desk.see("/desk/events?deed=help").text
    assert "自助机 1" in page
    assert "求助 1" in page
    assert "help_call" not in page
    assert "只看 系统 的" in desk.see("/desk/events?actor=house").text


def test_every_deed_the_house_writes_down_has_its_words_and_no_words_lack_a_deed() -> None:
    assert set(_written_deeds()) | {BUILT} == DEEDS.keys()


def _written_deeds() -> Iterator[str]:
    for module in modules():
        for node in ast.walk(module.tree):
            match node:
                case ast.Call(func=ast.Name(id="record"), args=[_actor, ast.Constant(value=str() as deed), *_]):
                    yield deed
