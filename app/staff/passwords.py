"""Passwords: long ones, kept as argon2 hashes, with the common ones turned away."""

import re
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 15
LONGEST = 128
DIGITS = re.compile(r"\d+")  # birthdays, telephone and identity numbers
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_COMMON = ("password", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "0987654321", "iloveyou", "woaini", "admin",
           "nuanfeng", "warmbee", "woaizhongguo", "letmein", "welcome", "abcdefgh")  # fmt: skip
_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # OWASP's argon2id minimum


def new_password() -> str:
    """A password made by the house: four groups of five, 99 bits, easy to copy by hand."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))


def is_common(password: str) -> bool:
    """Whether little is left of it once digits and well-known words are taken out."""
    rest = DIGITS.sub("", password.lower())
    for word in _COMMON:
        rest = rest.replace(word, "")
    return len(set(rest)) < 5


def seal(password: str) -> str:
    """The argon2id hash to keep."""
    return _hasher.hash(password)


def fits(password: str, sealed: str) -> bool:
    """Whether `password` is the one that was sealed. Takes as long for a wrong one."""
    try:
        return _hasher.verify(sealed, password)
    except (VerificationError, InvalidHashError):
        return False


NOBODY = seal(new_password())  # checked when the name is unknown, so that an answer takes as long
