"""Row numbers in the addresses and forms of the volunteers' pages."""

from flask import request

from app.doors import LARGEST_ID


def asked(name: str) -> int | None:
    """The row number an address or a form gives under `name`; None for anything no row can have."""
    return number(request.values.get(name, ""))


def ticked(name: str) -> list[int]:
    """The row numbers a form gives under `name`."""
    return [said for said in map(number, request.form.getlist(name)) if said]


def number(said: str) -> int | None:
    is_number = said.isascii() and said.isdigit() and len(said) < 20 and 0 < int(said) <= LARGEST_ID
    return int(said) if is_number else None
