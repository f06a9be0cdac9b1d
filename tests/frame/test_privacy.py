"""A screen shows no more of a person than it must, and the store-room holds nothing readable."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select, text

from app import privacy
from app.papers import HAN
from app.privacy import Sealed, Unreadable, fingerprint, mask_address, mask_name, mask_phone, seal, unseal
from app.surnames import COMPOUND, surname

KEY, OTHER_KEY = b"k" * 32, b"o" * 32

han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
rooms = st.from_regex(r"[1-9]单元(?:[2-9][0-9]0[1-9])(?:室|房)?", fullmatch=True)


@pytest.fixture(autouse=True)
def key() -> Iterator[None]:
    before = privacy._keys
    privacy.use_key(KEY)
    yield
    privacy._keys = before


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("张三丰", "张*"),
        ("欧阳修", "欧阳*"),
        ("尉迟恭", "尉迟*"),
        ("欧阳", "欧*"),
        ("迪丽热巴·迪力木拉提", "迪*"),
        ("𠮷田", "𠮷*"),
        ("李", "*"),
        (" 王奶奶 ", "王*"),
        ("", ""),
    ],
)
def test_a_name_shows_its_surname_alone(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@given(st.text())
def test_no_mask_shows_a_whole_name(name: str) -> None:
    shown = mask_name(name)
    assert len(shown) <= 3
    assert shown == "" or shown.endswith("*")
    assert not name.strip() or len(shown[:-1]) < len(name.strip())


def test_there_are_enough_compound_surnames() -> None:
    assert len(COMPOUND) >= 60
    assert {len(each) for each in COMPOUND} == {2}
    assert {surname(f"{each}明") for each in COMPOUND} == COMPOUND


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812345678", "138****5678"),
        ("+86 138-1234-5678", "138****5678"),
        ("0762-3331234", "0762****234"),
        ("010 8888 6666", "010****666"),
        ("12345", "****"),
        ("", ""),
    ],
)
def test_a_number_shows_its_ends(number: str, shown: str) -> None:
    assert mask_phone(number) == shown


@given(mobiles)
def test_four_digits_of_a_mobile_stay_hidden(number: str) -> None:
    assert re.fullmatch(r"[0-9]{3}\*{4}[0-9]{4}", mask_phone(number))
    assert mask_phone(number).replace("*", "") == number[:3] + number[-4:]


@given(st.text())
def test_anything_else_shows_seven_digits_at_most(number: str) -> None:
    assert sum(each.isdigit() for each in mask_phone(number)) <= 7


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("万隆一品小区3栋2单元1503房", "万隆一品小区3栋"),
        ("万隆一品小区3栋1503", "万隆一品小区3栋"),
        ("永和市场商住小区A座1201", "永和市场商住小区A座"),
        ("康乐花园12号楼5层501室", "康乐花园12号楼"),
        ("康乐路南12号301", "康乐路南12号"),
        ("康乐花园301", "康乐花园"),
        ("康乐花园三单元五零一", "康乐花园"),
        ("中心壹号教育城", "中心壹号教育城"),
        ("1503室（3栋）", "***"),
        ("3-2-1503", "***"),
        ("", ""),
    ],
)
def test_an_address_shows_the_building_and_not_the_room(address: str, shown: str) -> None:
    assert mask_address(address) == shown


@given(st.sampled_from(["万隆一品小区", "康乐路南", ""]), st.integers(1, 99), st.sampled_from("栋幢座"), rooms)
def test_no_room_is_ever_shown(compound: str, building: int, word: str, room: str) -> None:
    assert mask_address(f"{compound}{building}{word}{room}") == f"{compound}{building}{word}"
    assert mask_address(f"{compound}{room}") in {compound, "***"}


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("0123456789栋号座室单元房楼层-")))
def test_masking_an_address_again_changes_nothing(address: str) -> None:
    shown = mask_address(address)
    assert mask_address(shown) == shown


@given(st.text())
def test_what_is_sealed_can_be_opened_and_never_looks_the_same_twice(words: str) -> None:
    assert unseal(seal(words)) == words
    assert seal(words) != seal(words)


@given(st.text(st.characters(min_codepoint=33, exclude_categories=["Cs"]), min_size=4))
def test_sealed_words_cannot_be_read(words: str) -> None:
    assert words.encode() not in seal(words)


def test_another_key_opens_nothing_and_says_what_to_bring_back() -> None:
    sealed = seal("每周一送药")
    privacy.use_key(OTHER_KEY)
    with pytest.raises(Unreadable, match=r"personal\.key"):
        unseal(sealed)


@given(st.binary(max_size=40))
def test_what_was_never_sealed_is_refused_in_the_same_words(sealed: bytes) -> None:
    with pytest.raises(Unreadable, match=r"personal\.key"):
        unseal(sealed)


@given(st.text(), st.data())
def test_one_changed_bit_is_noticed(words: str, data: st.DataObject) -> None:
    sealed = bytearray(seal(words))
    place = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[place // 8] ^= 1 << place % 8
    with pytest.raises(Unreadable):
        unseal(bytes(sealed))


def test_without_a_key_nothing_is_sealed() -> None:
    privacy._keys = {}
    with pytest.raises(Unreadable, match="use_key"):
        seal("王奶奶")


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        privacy.use_key(b"short")


@given(st.text(), st.text())
def test_fingerprints_are_equal_for_equal_values_only(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) is (one == other)
    assert re.fullmatch(r"[0-9a-f]{64}", fingerprint(one))


def test_a_fingerprint_needs_the_key() -> None:
    before = fingerprint("13812345678")
    privacy.use_key(OTHER_KEY)
    assert fingerprint("13812345678") != before


def test_a_sealed_column_is_plain_in_python_and_unreadable_in_the_store_room() -> None:
    notes = Table("note", MetaData(), Column("id", Integer, primary_key=True), Column("words", Sealed))
    engine = create_engine("sqlite://")
    with engine.begin() as store:
        notes.create(store)
        store.execute(insert(notes), [{"words": "王奶奶的药"}, {"words": None}])
        assert list(store.scalars(select(notes.c.words))) == ["王奶奶的药", None]
        stored = store.scalars(text("SELECT words FROM note")).all()
    assert "王奶奶".encode() not in stored[0]
    assert stored[1] is None


def test_han_is_a_range_of_characters() -> None:
    assert re.fullmatch(f"[{HAN}]+", "李䶮𠮷〇")
