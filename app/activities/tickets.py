"""What one holds after signing up: a ticket for the scanner, which says nothing of its holder."""

from typing import Final

from app import tokens

PREFIX: Final = "WBA"
"""How the kiosk tells a ticket from a volunteer's card."""


def new_ticket() -> str:
    return tokens.printed_token(PREFIX)


def ticket_in(scanned: str) -> str | None:
    """The ticket in what a scanner typed; None when it is none of ours."""
    return tokens.printed_token_in(scanned, PREFIX)
