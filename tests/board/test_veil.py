"""Few are not told, and cannot be reckoned from what is told."""

from hypothesis import given
from hypothesis import strategies as st

from app.board.veil import FEWEST, is_few, veiled

counts = st.lists(st.integers(0, 30), max_size=8)


@given(counts)
def test_no_small_number_is_told(found: list[int]) -> None:
    assert not [shown for shown in veiled(found) if shown is not None and is_few(shown)]


@given(counts)
def test_a_hidden_number_has_company_as_long_as_anything_else_is_there(found: list[int]) -> None:
    shown = veiled(found)
    hidden = [place for place, count in enumerate(shown) if count is None]
    assert len(hidden) != 1 or not any(count for place, count in enumerate(found) if place not in hidden)


@given(counts)
def test_what_is_told_is_true(found: list[int]) -> None:
    assert all(shown in (None, count) for shown, count in zip(veiled(found), found, strict=True))


@given(st.lists(st.integers(FEWEST, 30), max_size=8))
def test_where_nothing_is_small_everything_is_told(found: list[int]) -> None:
    assert veiled(found) == found


def test_the_smallest_of_the_others_keeps_it_company() -> None:
    assert veiled([50, 3, 9, 0]) == [50, None, None, 0]
    assert veiled([50, 3, 4, 9]) == [50, None, None, 9]
