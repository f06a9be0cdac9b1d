"""The house book: every way to tamper with it is found."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from app import audit
from app.audit import Event, Head, record
from app.db import db
from app.transaction import work


@pytest.fixture
def book(app: Flask) -> list[Event]:
    for deed in ("tea.poured", "tea.drunk", "cup.washed", "lamp.lit"):
        with work():
            record(None, deed, note="杯子")
    return db.session.query(Event).order_by(Event.seq).all()


def faults() -> list[str]:
    db.session.expire_all()
    return list(audit.faults(db.session()))


def test_an_honest_book_is_whole(book: list[Event]) -> None:
    assert [event.seq for event in book] == [1, 2, 3, 4]
    assert faults() == []


def test_an_empty_book_is_whole(app: Flask) -> None:
    assert faults() == []


@pytest.mark.parametrize(
    "change",
    [
        {"deed": "tea.spilt"},
        {"actor": "staff:1"},
        {"subject": "visit:1"},
        {"note": "杯"},
        {"at": sa.text("'2020-01-01'")},
    ],
)
def test_an_edited_line_is_found(book: list[Event], change: dict[str, object]) -> None:
    db.session.execute(sa.update(Event).where(Event.seq == 2).values(**change))
    assert any("line 2" in fault for fault in faults())


def _delete_in_the_middle() -> None:
    db.session.execute(sa.delete(Event).where(Event.seq == 2))


def _cut_the_end() -> None:
    db.session.execute(sa.delete(Event).where(Event.seq == 4))


def _swap_two() -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        db.session.execute(sa.update(Event).where(Event.seq == old).values(seq=new))


def _delete_the_first() -> None:
    db.session.execute(sa.delete(Event).where(Event.seq == 1))


def _behead() -> None:
    db.session.execute(sa.delete(Head))


@pytest.mark.parametrize("tamper", [_delete_in_the_middle, _cut_the_end, _swap_two, _delete_the_first, _behead])
def test_a_missing_or_moved_line_is_found(book: list[Event], tamper: Callable[[], None]) -> None:
    tamper()
    assert faults()


def test_a_book_cut_off_with_its_head_is_found_by_what_was_written_down(book: list[Event]) -> None:
    anchors = {4: book[3].seal}
    db.session.execute(sa.delete(Event).where(Event.seq == 4))
    db.session.execute(sa.update(Head).values(seq=3, seal=book[2].seal))
    assert faults() == []
    assert list(audit.faults(db.session(), anchors))


def test_a_book_sealed_anew_with_another_key_is_found(book: list[Event]) -> None:
    before = audit._key
    audit.use_key(b"z" * 32)
    try:
        assert len(faults()) >= 1
    finally:
        audit.use_key(before)


def test_what_is_rolled_back_is_not_in_the_book(app: Flask) -> None:
    def pour_and_spill() -> None:
        with work():
            record(None, "tea.poured")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        pour_and_spill()
    with work():
        pass
    assert db.session.query(Event).count() == 0
