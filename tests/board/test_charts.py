"""Bars fit their drawing, and are as high as their numbers say."""

from hypothesis import given
from hypothesis import strategies as st

from app.board.charts import HEIGHT, WIDTH, chart

values = st.lists(st.tuples(st.text(max_size=3), st.integers(0, 10**7)), max_size=31)


@given(values)
def test_nothing_runs_out_of_the_drawing(found: list[tuple[str, int]]) -> None:
    drawn = chart(found)
    for bar in drawn.bars:
        assert min(bar.x, bar.y) >= 0
        assert bar.x + bar.width <= WIDTH + 0.2
        assert abs(bar.y + bar.height - drawn.ground) <= 0.2


@given(values)
def test_more_is_never_drawn_lower(found: list[tuple[str, int]]) -> None:
    bars = sorted(chart(found).bars, key=lambda bar: bar.value)
    assert [bar.height for bar in bars] == sorted(bar.height for bar in bars)


def test_only_the_highest_says_its_number_and_nothing_where_nothing_was() -> None:
    drawn = chart([("1", 3), ("2", 9), ("3", 9)])
    assert [bar.is_told for bar in drawn.bars] == [False, True, False]
    assert drawn.bars[1].height == HEIGHT
    assert not [bar for bar in chart([("1", 0), ("2", 0)]).bars if bar.is_told or bar.height]


def test_a_number_over_an_outer_bar_leans_inwards() -> None:
    assert chart([("1", 9), ("2", 1), ("3", 1)]).bars[0].anchor == "start"
    assert chart([("1", 1), ("2", 1), ("3", 9)]).bars[2].anchor == "end"
