"""Times tapped a quarter of an hour at a time, the order of questions, hours to one tenth."""

from datetime import date, datetime

import pytest

from app.clock import ZONE
from app.volunteers import joining, wishes

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("minute", "by", "comes_to"),
    [
        (547, 15, 555),
        (547, -15, 540),
        (540, 15, 555),
        (540, -15, 525),
        (547, 60, 600),
        (547, -60, 495),
        (540, -60, 480),
        (-1440, -15, -1440),
        (700, 15, 705),
        (705, 60, 705),
        (707, 15, 707),
        (660, 60, 705),
    ],
)
def test_a_tap_moves_a_time_to_a_quarter_of_an_hour_and_never_past_now(minute: int, by: int, comes_to: int) -> None:
    assert wishes.moved(minute, by, latest=708) == comes_to


def test_each_step_says_the_time_it_leads_to() -> None:
    assert wishes.steps(666, latest=720) == [(-60, 615), (-15, 660), (15, 675), (60, 720)]


@pytest.mark.parametrize("minute", [-30, 0, 547, 1500])
def test_minutes_of_a_day_and_moments_are_each_others_inverse(minute: int) -> None:
    assert wishes.minute_of(wishes.moment(minute, DAY), DAY) == minute


def test_seconds_are_left_out() -> None:
    assert wishes.minute_of(datetime(2026, 3, 2, 9, 7, 59, tzinfo=ZONE), DAY) == 547


def test_the_guardian_is_asked_for_only_of_who_is_not_grown_up() -> None:
    assert "guardian" not in joining.steps({"age": "grown_up"})
    assert joining.after("age", {"age": "minor"}) == "guardian"
    assert joining.before("skills", {"age": "minor"}) == "guardian_phone"
    assert joining.before("group", {}) is None
    assert not joining.is_open("guardian", {"age": "grown_up"})


def test_an_answer_said_again_unchanged_drops_nothing() -> None:
    answers = {"age": "minor", "guardian": "李建国"}
    assert joining.answered(answers, "age", {"age": "minor"}) == answers
    assert joining.answered(answers, "age", {"age": "grown_up"}) == {"age": "grown_up"}
