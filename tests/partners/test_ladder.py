"""How near its end an agreement is, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.partners.ladder import Rung, days_left, rung
from app.partners.pdfs import is_pdf

STEPS = (60, 30, 7)
ORDER = [Rung.FAR, Rung.COMING, Rung.NEAR, Rung.LAST, Rung.OVER]
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(days, st.integers(-400, 400), st.integers(0, 400))
def test_it_only_ever_climbs(until: date, offset: int, later: int) -> None:
    today = until + timedelta(days=offset)
    now, then = rung(until, today, STEPS), rung(until, today + timedelta(days=later), STEPS)
    assert ORDER.index(now) <= ORDER.index(then)
    assert days_left(until, today) == -offset


@pytest.mark.parametrize(
    ("left", "where"),
    [(61, Rung.FAR), (60, Rung.COMING), (31, Rung.COMING), (30, Rung.NEAR), (8, Rung.NEAR), (7, Rung.LAST),
     (0, Rung.LAST), (-1, Rung.OVER)],
)  # fmt: skip
def test_each_rung_begins_on_its_day(left: int, where: Rung) -> None:
    today = date(2028, 2, 28)
    assert rung(today + timedelta(days=left), today, STEPS) is where


@given(st.binary(max_size=2000))
def test_nothing_is_a_pdf_that_does_not_begin_as_one(blob: bytes) -> None:
    assert not is_pdf(b"<html>" + blob)
    assert is_pdf(b"%PDF-1.7\n" + blob + b"\n%%EOF\n")
