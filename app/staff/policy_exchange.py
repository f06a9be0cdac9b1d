"""Who may open what about files: a part of the one table. A list goes out to whoever may see its page."""

from typing import Final

from app.staff.circles import EVERYONE, NOBODY
from app.staff.models import Role

EXCHANGE: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "exchange.take_out": (NOBODY, EVERYONE),
}
