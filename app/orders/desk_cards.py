"""What the orders lay on the Today page: what waits for a colleague, and how long the oldest has waited."""

from collections.abc import Iterator
from typing import Final

from flask import url_for

from app import clock
from app.orders import queries_desk, screens_desk
from app.orders.queries_desk import View
from app.staff import policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.words import _, ngettext

VIEWS: Final = {
    "late": View.LATE,
    "slow": View.DISPATCHED,
    "submitted": View.SUBMITTED,
    "answered": View.DESK,
    "reopened": View.SUBMITTED,
}
"""Which list a row of the card leads to."""


def orders_card(staff: Staff) -> Iterator[Card]:
    """Late, not taken, to be handed out, answered by the resident, not solved."""
    if not policy.allows(staff.role, "orders.all_of_them", "GET"):
        return
    found, url = queries_desk.waiting(clock.now()), url_for("orders.all_of_them")
    said = {
        "late": ngettext("%(num)d 单过了期限", "%(num)d 单过了期限", found["late"][0]),
        "slow": ngettext("%(num)d 单没人接", "%(num)d 单没人接", found["slow"][0]),
        "submitted": ngettext("%(num)d 单等派单", "%(num)d 单等派单", found["submitted"][0]),
        "answered": ngettext("%(num)d 单居民回答了", "%(num)d 单居民回答了", found["answered"][0]),
        "reopened": ngettext("%(num)d 单说没解决", "%(num)d 单说没解决", found["reopened"][0]),
    }
    rows = [
        Row(words, screens_desk.since(found[name][1]), url_for("orders.all_of_them", view=VIEWS[name]))
        for name, words in said.items()
        if found[name][0]
    ]
    tone = Tone.ALARM if found["late"][0] or found["slow"][0] else Tone.WAIT if rows else Tone.OK
    yield Card(_("居民点单"), tone, rows, url, _("没有等着的单"), is_due_today=True)
