"""Who may open what about files: a part of the one table. A list goes out to whoever may see its page."""

from typing import Final

from app.staff.circles import COUNTER, EVERYONE, NOBODY, OFFICE
from app.staff.models import Role

EXCHANGE: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "exchange.take_out": (NOBODY, EVERYONE),
    "hours_file.choose": (OFFICE, NOBODY),
    "hours_file.take_out": (NOBODY, OFFICE),
    "hours_file.columns": (OFFICE, NOBODY),
    "hours_file.lay_out": (NOBODY, OFFICE),
    "imports.choose": (COUNTER, NOBODY),
    "imports.template": (COUNTER, NOBODY),
    "imports.take_in": (NOBODY, COUNTER),
}
