"""What is said of a partner and of an agreement, on its way from a form to a verb."""

from datetime import date
from typing import NamedTuple


class Terms(NamedTuple):
    """From when until when, both days inside, and what each side gives."""

    since: date
    until: date
    ours: str = ""
    theirs: str = ""


class Described(NamedTuple):
    """What an organisation is; `kind` as models.Kind says it."""

    name: str
    kind: str
    credit_code: str = ""
    address: str = ""
