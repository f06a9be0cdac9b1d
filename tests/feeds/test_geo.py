"""Dates, windows and pages as other programs write them; XML that always can be read."""

from datetime import datetime, timedelta
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import ZONE
from app.feeds.geo import LARGEST_PAGE, PAGE, SPAN, as_xml, moment, page, window

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
moments = st.datetimes(datetime(2001, 1, 1), datetime(2040, 1, 1)).map(lambda at: at.replace(tzinfo=ZONE))


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-03-02T01:00:00Z", NOW),
        ("2026-03-02T09:00:00+08:00", NOW),
        ("2026-03-02", NOW.replace(hour=0)),
        ("03-02-2026", NOW.replace(hour=0)),
    ],
)
def test_a_date_is_read_in_every_usual_way(written: str, at: datetime) -> None:
    assert moment(written) == at


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "x",
        "13-32-2026",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "0001-01-01",
        "0001-04-01",
        "9999-12-31",
    ],
)
def test_what_is_no_date_is_none(nonsense: str) -> None:
    assert moment(nonsense) is None


@given(st.none() | moments, st.none() | moments)
def test_never_more_than_ninety_days(begin: datetime | None, end: datetime | None) -> None:
    found = window(begin, end, NOW)
    assert found.end - found.begin <= SPAN
    assert begin is None or found.begin == begin
    assert begin is not None or end is None or found.end == end


def test_without_dates_it_is_the_last_ninety_days() -> None:
    found = window(None, None, NOW)
    assert found.begin < NOW - timedelta(days=88) < NOW < found.end


@given(st.text(max_size=8), st.text(max_size=8))
def test_whatever_is_said_a_page_is_a_page(number: str, size: str) -> None:
    skip, many = page(number, size)
    assert skip >= 0
    assert 0 < many <= LARGEST_PAGE


def test_pages_follow_one_another() -> None:
    assert page("", "") == (0, PAGE)
    assert page("3", "20") == (40, 20)
    assert page("1", "5000") == (0, LARGEST_PAGE)


@given(st.text())
def test_no_word_breaks_the_xml(words: str) -> None:
    assert fromstring(as_xml("services", "service", [{"service_name": words}])).tag == "services"
