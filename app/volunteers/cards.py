"""What is printed on a volunteer's card: chance that says nothing of its holder."""

from typing import Final

from app import tokens

PREFIX: Final = "WBV"
"""How the kiosk tells our cards from every other code."""


def new_token() -> str:
    """29 letters, 128 bits of chance among them."""
    return tokens.printed_token(PREFIX)


def token_in(scanned: str) -> str | None:
    """The token in what a scanner typed; None when it is no card of ours."""
    return tokens.printed_token_in(scanned, PREFIX)
