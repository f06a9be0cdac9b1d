"""What a slip says: a number, for what, when and where, and a code for the scanner. Never who."""

from typing import NamedTuple


class Slip(NamedTuple):
    """In the order it is read; every part is words for the person who takes it along, `ticket` is for the scanner.

    There is no room for a name, a phone number or a door.
    """

    house: str
    service: str
    number: tuple[str, str]
    """What kind of number it is, and the number."""
    facts: tuple[tuple[str, str], ...]
    ticket: str
    foot: str
