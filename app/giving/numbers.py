"""The number of a donation's receipt: the day it came, and chance that nobody guesses."""

import secrets
from datetime import date

from app.certificates.numbers import LETTERS


def new_number(day: date) -> str:
    """AX20261125-7K3M9Q2."""
    return f"AX{day:%Y%m%d}-{''.join(secrets.choice(LETTERS) for _letter in range(7))}"
