"""What one recording says, and which phrases the kiosk's own pages hold."""

from pathlib import Path

import pytest

from app.aloud.cutting import key_of, pieces, plain
from app.aloud.phrases import Part, said
from app.aloud.sounds import Kind, kind_of

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("登记好了，谢谢您！", "登记好了，谢谢您"),
        (" 「喝水」 ", "喝水"),
        ("您是\n 谁？", "您是 谁"),
        ("？！", ""),
        ("", ""),
    ],
)
def test_a_recording_begins_and_ends_with_words(words: str, left: str) -> None:
    assert plain(words) == left


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("一共 %(n)s 位，请慢用。", ["一共", "位，请慢用"]),
        ("%(num)d 分钟", ["分钟"]),
        ("借%(what)s", []),
        ("填 11 位号码", ["填", "位号码"]),
        ("哪一位是您？", ["哪一位是您"]),
    ],
)
def test_a_phrase_is_cut_at_its_numbers_and_not_recorded_where_names_are_set_in(phrase: str, parts: list[str]) -> None:
    assert pieces(phrase) == parts


def test_the_same_words_in_two_languages_are_two_phrases() -> None:
    assert key_of("zh", "OK") != key_of("en", "OK")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"OggS\0", Kind.OGG),
        (b"\x1a\x45\xdf\xa3", Kind.WEBM),
        (b"ID3\x04", Kind.MPEG),
        (b"\xff\xfb\x90", Kind.MPEG),
        (b"RIFF\0\0\0\0WAVEfmt", Kind.WAV),
        (b"RIFF\0\0\0\0AVI ", None),
        (b"<html>", None),
        (b"\xff", None),
        (b"\xff\xd8\xff", None),
        (b"\xff\xf1P", None),
        (b"", None),
    ],
)
def test_a_recording_is_known_by_its_first_bytes(head: bytes, kind: Kind | None) -> None:
    assert kind_of(head) is kind


def test_headings_questions_and_buttons_are_read_from_the_pages() -> None:
    parts = {each.phrase: each.part for each in said(TEMPLATES)}
    assert parts["哪一位是您？"] is Part.HEADING
    assert parts["借哪一样？"] is Part.HEADING
    assert parts["没带票？输手机最后四位"] is Part.QUESTION
    assert parts["下一步"] is Part.BUTTON
    assert parts["点一下就好"] is Part.REST
    assert "开始导入" not in parts
    assert "朗读" not in parts
