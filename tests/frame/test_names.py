"""People are found by the sound of their names and stand in the order of their sound."""

import random
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from app.names import LONGEST, search_keys, search_text, sort_key
from app.surnames import READINGS

names = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("李梅", {"lm", "limei"}),
        ("曾小贤", {"zxx", "zengxiaoxian", "cxx", "cengxiaoxian"}),
        ("单小花", {"sxh", "shanxiaohua", "dxh", "danxiaohua"}),
        ("欧阳修", {"oyx", "ouyangxiu"}),
        ("尉迟恭", {"ycg", "yuchigong"}),
        ("乐正绫", {"yzl", "yuezhengling", "lzl", "lezhengling"}),
        ("吕布", {"lb", "lvbu", "lubu"}),
        ("迪丽热巴·迪力木拉提", {"dlrbdlmlt", "dilirebadilimulati"}),
        ("重庆路", {"cql", "chongqinglu"}),
        ("12A栋1503", {"12ad1503", "12adong1503"}),
        ("Tom Li", {"tl", "tomli"}),
        ("ＪＯＳÉ", {"j", "jose"}),
        ("李𠮷", {"l", "li"}),
        ("", set()),
    ],
)
def test_a_name_is_found_by_each_of_its_readings(name: str, keys: set[str]) -> None:
    assert set(search_keys(name)) == keys


@pytest.mark.parametrize(
    ("surname", "sound"),
    list(
        zip(
            "曾单解仇区翟查朴缪卜盖乐",
            ["zeng", "shan", "xie", "qiu", "ou", "zhai", "zha", "piao", "miao", "bu", "ge", "yue"],
            strict=True,
        )
    ),
)
def test_a_surname_is_read_as_a_surname_is(surname: str, sound: str) -> None:
    assert f"{sound}ming" in search_keys(f"{surname}明")
    assert sort_key(f"{surname}明").startswith(f"{sound} ming ")


@pytest.mark.parametrize("surname", READINGS)
def test_no_surname_is_in_the_table_for_nothing(surname: str) -> None:
    usual = "".join(lazy_pinyin(f"{surname}小明", style=Style.TONE3)[: len(surname)])
    assert usual != READINGS[surname]


def test_people_stand_in_the_order_of_their_sound() -> None:
    in_order = [
        "安妮",
        "曹操",
        "陈站长",
        "李梅",
        "李梅花",
        "连心",
        "刘备",
        "吕布",
        "单小花",
        "王奶奶",
        "曾小贤",
        "张三",
        "𠮷野",
    ]
    shuffled = random.Random(1).sample(in_order, len(in_order))
    assert sorted(shuffled, key=sort_key) == in_order


def test_equal_sounds_go_by_tone_and_then_by_character() -> None:
    assert sorted(["李卫", "黎伟", "李伟", "李薇", "李炜"], key=sort_key) == ["黎伟", "李薇", "李伟", "李炜", "李卫"]


def test_one_column_holds_the_names_and_all_their_keys() -> None:
    assert search_text("李梅", "Meizi", "") == "李梅 meizi lm limei m"
    assert search_text("李梅", "limei") == "李梅 limei lm l"


@given(st.text(max_size=80))
def test_keys_are_plain_letters_and_digits_whatever_the_name(name: str) -> None:
    keys = search_keys(name)
    assert all(re.fullmatch(r"[a-z0-9]+", each) for each in keys)
    assert len(set(keys)) == len(keys)


@given(names, names)
def test_the_initials_begin_every_word_of_a_name(first: str, last: str) -> None:
    assert any(key.startswith(search_keys(first)[1][:1]) for key in search_keys(first + last))


@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_the_column_never_overflows(words: list[str]) -> None:
    assert len(search_text(*words)) <= LONGEST


@given(st.text(max_size=300))
def test_a_sort_key_fits_its_column(name: str) -> None:
    assert len(sort_key(name)) <= LONGEST


@given(names, names)
def test_different_names_have_different_places(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) is (one == other)


def test_the_dictionaries_are_not_loaded_until_somebody_searches() -> None:
    asked = "import sys, app.names; print('pypinyin' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
