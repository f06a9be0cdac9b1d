"""Days and hours are said as people say them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import dates

from app.daywords import brief_words, day_words, moment_words, time_words


def test_a_moment_is_said_as_the_domain_asks() -> None:
    at = datetime(2026, 3, 2, 9, 0)
    assert moment_words(at) == "2026年3月2日 星期一 上午9:00"
    assert moment_words(at, "en") == "Mon 2 Mar 2026, 9:00"


def test_a_row_of_a_list_says_it_briefly() -> None:
    at = datetime(2026, 3, 2, 9, 5)
    assert brief_words(at) == "2026年3月2日 9:05"
    assert brief_words(at, "en") == "2 Mar 2026, 9:05"


def test_a_moment_of_elsewhere_is_said_on_the_stations_clock() -> None:
    late = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    assert moment_words(late) == "2027年1月1日 星期五 凌晨0:30"
    assert day_words(late, "en") == "Fri 1 Jan 2027"


@pytest.mark.parametrize(
    ("at", "chinese", "english"),
    [
        (time(0, 5), "凌晨0:05", "0:05"),
        (time(5, 59), "凌晨5:59", "5:59"),
        (time(6), "上午6:00", "6:00"),
        (time(11, 59), "上午11:59", "11:59"),
        (time(12, 30), "中午12:30", "12:30"),
        (time(13), "下午1:00", "13:00"),
        (time(18), "晚上6:00", "18:00"),
        (time(23, 59), "晚上11:59", "23:59"),
    ],
)
def test_each_part_of_the_day_has_its_word(at: time, chinese: str, english: str) -> None:
    assert (time_words(at), time_words(at, "en")) == (chinese, english)


@given(dates(min_value=date(2000, 1, 1), max_value=date(2199, 12, 31)))
def test_the_week_goes_round_in_seven_days(day: date) -> None:
    week = {day_words(day + timedelta(days=n))[-1] for n in range(7)}
    assert week == set("一二三四五六日")
    assert day_words(day, "en").split()[1:] == [str(day.day), f"{day:%b}", str(day.year)]
