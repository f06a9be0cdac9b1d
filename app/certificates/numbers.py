"""The number of a certificate: the day it was issued, and chance that nobody guesses."""

import re
import secrets
import unicodedata
from datetime import date
from typing import Final

# No 0, 1, I, L, O, U: the number is read off paper and typed. Seven of thirty are 22 thousand million.
LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_NUMBER: Final = re.compile(rf"ZM[0-9]{{8}}-[{LETTERS}]{{7}}")


def new_number(day: date) -> str:
    """ZM20261125-7K3M9Q2."""
    return f"ZM{day:%Y%m%d}-{''.join(secrets.choice(LETTERS) for _letter in range(7))}"


def number_in(typed: str) -> str | None:
    """The number in what somebody typed, whatever its case, width and spaces; None when it cannot be one of ours."""
    plain = "".join(unicodedata.normalize("NFKC", typed[:60]).upper().split())
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    return plain if _NUMBER.fullmatch(plain) else None
