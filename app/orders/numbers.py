"""The number of an order: eight digits, so that it can be tapped, and chance, so that nobody counts orders by it."""

import secrets
from typing import Final

from app import tokens

SLIP: Final = "WBO"
"""How the kiosk tells a slip from a volunteer's card."""


def new_number() -> str:
    """Never with a nought in front: it is read out, too."""
    return str(10_000_000 + secrets.randbelow(90_000_000))


def spaced(number: str) -> str:
    """12345678 → 1234 5678."""
    return f"{number[:4]} {number[4:]}"


def new_slip() -> str:
    return tokens.printed_token(SLIP)


def slip_in(scanned: str) -> str | None:
    """The slip in what a scanner typed; None when it is none of ours."""
    return tokens.printed_token_in(scanned, SLIP)
