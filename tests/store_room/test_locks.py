"""Locks against guessing: counted, closed, opened again, and over in time."""

from datetime import timedelta

from flask import Flask

from app import clock, locks

WINDOW = timedelta(minutes=15)


def knock() -> bool:
    return locks.knock("enrol:here", at_most=3, window=WINDOW)


def test_three_tries_are_judged_and_the_fourth_is_not(app: Flask) -> None:
    assert [knock() for _try in range(4)] == [True, True, True, False]
    assert locks.is_shut("enrol:here", at_most=3, window=WINDOW)


def test_another_door_is_another_count(app: Flask) -> None:
    for _try in range(4):
        knock()
    assert locks.knock("enrol:there", at_most=3, window=WINDOW)


def test_the_right_word_opens_again(app: Flask) -> None:
    for _try in range(3):
        knock()
    locks.open_again("enrol:here")
    assert knock()


def test_a_window_passes(app: Flask) -> None:
    with clock.frozen(clock.now()) as hands:
        for _try in range(4):
            knock()
        hands.move(minutes=16)
        assert not locks.is_shut("enrol:here", at_most=3, window=WINDOW)
        assert knock()


def test_after_a_clock_was_set_back_a_window_begins_anew(app: Flask) -> None:
    with clock.frozen(clock.now()) as hands:
        for _try in range(4):
            knock()
        hands.move(hours=-2)
        assert not locks.is_shut("enrol:here", at_most=3, window=WINDOW)
        assert [knock() for _try in range(4)] == [True, True, True, False]


def test_knocks_at_the_same_moment_are_all_counted_whoever_read_the_clock_first(app: Flask) -> None:
    with clock.frozen(clock.now()) as hands:
        for _try in range(3):
            knock()
        hands.move(seconds=-1)
        assert locks.is_shut("enrol:here", at_most=3, window=WINDOW)
        assert not knock()


def test_one_try_is_given_back_and_the_others_count(app: Flask) -> None:
    for _try in range(3):
        knock()
    locks.give_back("enrol:here")
    assert [knock(), knock()] == [True, False]
    locks.give_back("enrol:nowhere")


def test_old_windows_are_swept_out(app: Flask) -> None:
    knock()
    assert locks.forget_old(clock.now() + timedelta(seconds=1)) == 1
