"""PINs of six digits: which are too easy to guess."""

import re
from typing import Final

LENGTH: Final = 6
_RUNS: Final = ("0123456789", "9876543210")
_REPEATS: Final = re.compile(r"(\d{1,3})\1+")


def is_pin(typed: str) -> bool:
    """Six plain digits."""
    return len(typed) == LENGTH and typed.isascii() and typed.isdigit()


def is_weak(pin: str, phone: str = "") -> bool:
    """A repeated figure, a run up or down, or a piece of the phone number."""
    return bool(_REPEATS.fullmatch(pin)) or any(pin in run * 2 for run in _RUNS) or pin in phone
