"""Names and numbers as they stand on papers: made plain first, then judged."""

import re
import unicodedata
from datetime import date
from typing import Final

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af"
"""Han with every extension (䶮 among them), as a range for a regular expression."""

_DOTS: Final = str.maketrans(dict.fromkeys("•‧∙⋅・･\uff0e●", "·"))
_BETWEEN_DIGITS: Final = re.compile(r"[\s\-\u2010-\u2015()./·\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_COUNTRY: Final = re.compile(r"^(?:\+|00)86|^86(?=1[3-9][0-9]{9}$)")
_PERSON: Final = re.compile(rf"[{HAN}](?:·?[{HAN}])+")
_LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỹ"
_LATIN: Final = re.compile(rf"[{_LETTERS}]+(?:(?:\.? |['’.·-])[{_LETTERS}]+)*")
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE: Final = re.compile(r"(?:010|02[0-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}")

_ID_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS: Final = "10X98765432"
_CREDIT_LETTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT: Final = re.compile(rf"[{_CREDIT_LETTERS}]{{18}}")


def plain_digits(typed: str) -> str:
    """'+86 138-1234-5678' → '13812345678': half-width, without spaces, dashes, brackets and +86.

    What is neither stays, so that a mistyped number is refused rather than quietly turned into another.
    """
    return _COUNTRY.sub("", _BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", typed)))


def plain_name(typed: str) -> str:
    """' 李 梅 ' → '李梅': no spaces within, every kind of middle dot written ·. Latin words keep one space between."""
    words = unicodedata.normalize("NFC", typed).translate(_DOTS).split()
    name = "".join(words)
    return name if re.search(rf"[{HAN}]", name) else " ".join(words)


def is_mobile(number: str) -> bool:
    """Eleven plain digits of a mainland mobile phone."""
    return bool(_MOBILE.fullmatch(number))


def is_landline(number: str) -> bool:
    """Plain digits of a mainland landline with its area code (10 to 12 of them)."""
    return bool(_LANDLINE.fullmatch(number))


def person_name_ok(name: str) -> bool:
    """2 to 60 Han characters, rare ones included, with single · between them; or as many letters, in plain words."""
    return 2 <= len(name) <= 60 and bool(_PERSON.fullmatch(name) or _LATIN.fullmatch(name))


def id_number_ok(number: str) -> bool:
    """An 18-digit citizen identity number: a real birth date and the right last character (GB 11643)."""
    if not re.fullmatch(r"[1-9][0-9]{16}[0-9Xx]", number) or not _is_day(number[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return number[-1].upper() == _ID_CHECKS[total % 11]


def born_on_paper(number: str) -> date:
    """The birthday in an identity number that is in order."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def credit_code_ok(code: str) -> bool:
    """An 18-character unified social credit code with the right last character (GB 32100)."""
    if not _CREDIT.fullmatch(code):
        return False
    values = [_CREDIT_LETTERS.index(letter) for letter in code]
    total = sum(value * pow(3, place, 31) for place, value in enumerate(values[:-1]))
    return values[-1] == -total % 31


def _is_day(digits: str) -> bool:
    try:
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}").year >= 1900
    except ValueError:
        return False
