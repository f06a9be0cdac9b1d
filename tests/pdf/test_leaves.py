"""How records fall onto leaves."""

from hypothesis import given
from hypothesis import strategies as st

from app.pdf.leaves import AIR, LEADING, LONGEST, Row, fall, pieces

FIRST, ROOM, CLOSING = 500.0, 700.0, 160.0
HEIGHTS = st.lists(st.integers(1, LONGEST), max_size=60)


def _row(lines: int) -> Row:
    return Row((("字",) * lines, ("字",)))


@given(HEIGHTS)
def test_every_row_falls_once_and_in_order_and_fits(heights: list[int]) -> None:
    rows = [_row(lines) for lines in heights]
    leaves = fall(rows, FIRST, ROOM, CLOSING)
    assert [row for leaf in leaves for row in leaf] == rows
    for number, leaf in enumerate(leaves):
        room = (ROOM if number else FIRST) - (CLOSING if number == len(leaves) - 1 else 0)
        assert sum(row.height for row in leaf) <= room


@given(HEIGHTS)
def test_what_closes_the_paper_has_a_record_above_it(heights: list[int]) -> None:
    leaves = fall([_row(lines) for lines in heights], FIRST, ROOM, CLOSING)
    assert leaves[-1] or not heights or len(leaves[-2]) == 1


def test_a_row_too_long_for_a_leaf_is_laid_on_in_pieces() -> None:
    essay, short = tuple(map(str, range(2 * LONGEST + 1))), ("短",)
    laid = list(pieces((essay, short)))
    assert [len(piece.cells[0]) for piece in laid] == [LONGEST, LONGEST, 1]
    assert [piece.cells[1] for piece in laid] == [short, (), ()]
    assert laid[0].height == LONGEST * LEADING + AIR
