"""Names and numbers are judged as the papers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.papers import (
    credit_code_ok,
    id_number_ok,
    is_landline,
    is_mobile,
    person_name_ok,
    plain_digits,
    plain_name,
)

mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
separators = st.text("  - ()‐–\u202d\u202c", max_size=3)
CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("138 1234 5678", "13812345678"),
        ("＋８６ １３８-1234-5678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("(0762) 333-1234", "07623331234"),
        ("+86 10 88886666", "1088886666"),
        ("\u202d13812345678\u202c", "13812345678"),
        ("1381234567x", "1381234567x"),
        ("", ""),
    ],
)
def test_a_number_is_made_plain(typed: str, plain: str) -> None:
    assert plain_digits(typed) == plain


@given(mobiles, st.sampled_from(["", "+86", "0086", "86", "＋８６"]), st.lists(separators, min_size=11, max_size=11))
def test_a_mobile_is_known_however_it_is_typed(number: str, country: str, between: list[str]) -> None:
    typed = country + "".join(digit + gap for digit, gap in zip(number, between, strict=True))
    assert plain_digits(typed) == number
    assert is_mobile(plain_digits(typed))


@given(st.text())
def test_a_number_is_a_mobile_or_a_landline_and_never_both(number: str) -> None:
    assert not (is_mobile(number) and is_landline(number))


@pytest.mark.parametrize("number", ["12812345678", "1381234567", "138123456789", "１３８12345678", "13812345678\n", ""])
def test_what_is_no_mobile_is_refused(number: str) -> None:
    assert not is_mobile(number)


@pytest.mark.parametrize("number", ["07623331234", "01088886666", "02088886666", "075588886666"])
def test_a_landline_has_its_area_code(number: str) -> None:
    assert is_landline(number)


@pytest.mark.parametrize(
    "number", ["3331234", "07621331234", "0108888666", "0762333123", "13812345678", "012345678901"]
)
def test_what_is_no_landline_is_refused(number: str) -> None:
    assert not is_landline(number)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [(" 李　梅 ", "李梅"), ("迪丽热巴•迪力木拉提", "迪丽热巴·迪力木拉提"), ("Tom   Li", "Tom Li"), ("", "")],
)
def test_a_name_is_made_plain(typed: str, plain: str) -> None:
    assert plain_name(typed) == plain


@pytest.mark.parametrize("name", ["李梅", "陈䶮", "𠮷野", "迪丽热巴·迪力木拉提", "欧阳小花", "梅" * 60])
def test_a_persons_name_is_han(name: str) -> None:
    assert person_name_ok(name)


@pytest.mark.parametrize(
    "name", ["Tom", "Peter Smith", "J. R. Smith", "Anne-Marie O'Neil", "Đặng Thị Mai", "José", "A" * 60]
)
def test_a_persons_name_may_be_latin(name: str) -> None:
    assert person_name_ok(name)


@pytest.mark.parametrize("name", ["T", "Tom  Li", "Tom1", "-Tom", "Tom-", "Tom.", "Tom李", "a×b", "Tom\n", "A" * 61])
def test_what_is_no_latin_name_is_refused(name: str) -> None:
    assert not person_name_ok(name)


@pytest.mark.parametrize(
    "name", ["李", "梅" * 61, "·李梅", "李梅·", "李··梅", "李梅1", "李 梅", "李梅😀", "李梅\n", ""]
)
def test_what_is_no_name_is_refused(name: str) -> None:
    assert not person_name_ok(name)


def test_the_standards_own_examples_are_right() -> None:
    assert id_number_ok("11010519491231002X")
    assert id_number_ok("11010519491231002x")
    assert credit_code_ok("91350100M000100Y43")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 999), st.sampled_from(["110105", "441602"]))
def test_exactly_one_last_character_is_right(born: date, order: int, area: str) -> None:
    first = f"{area}{born:%Y%m%d}{order:03}"
    right = [last for last in "0123456789X" if id_number_ok(first + last)]
    assert len(right) == 1
    assert (
        sum(int(each) * pow(2, 17 - place, 11) for place, each in enumerate(first)) % 11
        == (1 - (10 if right == ["X"] else int(right[0]))) % 11
    )


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 999), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(born: date, order: int, place: int, shift: int) -> None:
    first = f"441602{born:%Y%m%d}{order:03}"
    number = next(first + last for last in "0123456789X" if id_number_ok(first + last))
    wrong = str((int(number[place]) + shift) % 10)
    assert not id_number_ok(number[:place] + wrong + number[place + 1 :])


@pytest.mark.parametrize(
    "number",
    ["11010519490231002X", "11010519491331002X", "01010519491231002X", "110105491231002", "１" * 18, "", "X" * 18],
)
def test_what_is_no_id_number_is_refused(number: str) -> None:
    assert not id_number_ok(number)


@given(st.text(CREDIT_LETTERS, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(CREDIT_LETTERS))
def test_one_wrong_letter_of_a_credit_code_is_noticed(first: str, place: int, letter: str) -> None:
    right = [first + last for last in CREDIT_LETTERS if credit_code_ok(first + last)]
    assert len(right) == 1
    changed = right[0][:place] + letter + right[0][place + 1 :]
    assert credit_code_ok(changed) is (changed == right[0])


@pytest.mark.parametrize("code", ["91350100M000100Y44", "91350100m000100y43", "91350100M000100I43", "9135", ""])
def test_what_is_no_credit_code_is_refused(code: str) -> None:
    assert not credit_code_ok(code)
