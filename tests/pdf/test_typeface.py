"""Words in rows: none too wide, none beginning with a comma, none lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.pdf.leaves import MM
from app.pdf.typeface import typeface
from tests.pdf.writing import WRITING, bare

SMALL = 8.5


@settings(max_examples=60)
@given(WRITING | st.just("https://bee.example/" + "a" * 300), st.floats(17, 110))
def test_no_row_is_wider_than_its_room(words: str, width: float) -> None:
    face = typeface()
    face.lend(words)
    rows = face.rows(words, width, SMALL)
    assert all(face.width(row, SMALL) <= width + 0.01 for row in rows)
    assert bare("".join(rows)) == bare(words)


def test_no_row_begins_with_a_comma() -> None:
    rows = typeface().rows("量血压、取药品，陪聊天。" * 9, 22 * MM, SMALL)
    assert not [row for row in rows if row[0] in "、，。"]
