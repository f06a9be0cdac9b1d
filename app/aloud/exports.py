"""The list of phrases as it may be taken out: what is still to be recorded."""

from typing import Final

from app.aloud import desk, screens
from app.outgoing import Export, Lines
from app.words import _l


def _phrases() -> Lines:
    for one in desk.asked_lines():
        told = str(screens.SPOKEN[one.tongue]), str(screens.PARTS[one.part]), one.words
        yield *told, one.at is not None, one.seconds or None, one.at, one.by_name


EXPORTS: Final = (
    Export(
        "aloud",
        "aloud.all_of_them",
        _l("朗读"),
        (_l("语言"), _l("在哪里"), _l("这一句"), _l("有录音"), _l("几秒"), _l("哪天录的"), _l("谁放进去的")),
        _phrases,
    ),
)
