"""What may have to be written on a paper, and how it is compared with what is read back."""

import re

from hypothesis import strategies as st

WRITING = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FEF)
    | st.characters(min_codepoint=0x20000, max_codepoint=0x2FFFF)
    | st.sampled_from("，。（）、·—ABCxyz 019🐝<&>"),
    min_size=1,
    max_size=90,
)


def bare(text: str) -> str:
    """Without what only breaks rows."""
    return re.sub(r"\s", "", text)
