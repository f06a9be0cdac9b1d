"""What the station lays on the Today page: who is late, what runs out, what has been broken for long."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for

from app import clock
from app.config import rules
from app.staff import policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.station import counter, queries_room, queries_stock, shelf
from app.words import _

SHOWN = 8


def guests_card(staff: Staff) -> Iterator[Card]:
    """How many came today, and how many services they used: two figures, counted apart."""
    if not policy.allows(staff.role, "services.all_of_them", "GET"):
        return
    guests, services = queries_room.came_on(clock.today())
    words = _("今天 %(guests)d 人次，用了 %(services)d 项服务", guests=guests, services=services)
    yield Card(_("今天来的客人"), Tone.OK, [], url_for("services.all_of_them"), empty=words)


def overdue_card(staff: Staff) -> Iterator[Card]:
    """Things that should be back."""
    if not policy.allows(staff.role, "loans.all_of_them", "GET"):
        return
    late = counter.loans(queries_room.open_loans(due_before=clock.now(), limit=SHOWN))
    url = url_for("loans.all_of_them", late=1)
    rows = [Row(f"{one.kind} {one.number}", one.late.words if one.late else "", url) for one in late]
    yield Card(_("该还没还"), Tone.WAIT if rows else Tone.OK, rows, url, empty=_("没有到期没还的"))


def stock_card(staff: Staff) -> Iterator[Card]:
    """Things that run out, or are no longer good."""
    if not policy.allows(staff.role, "supplies.all_of_them", "GET"):
        return
    rows = [
        Row(row.name, f"{place.name} · {_said(tags)}", url_for("supplies.supply", id=row.id, place=place.id))
        for place, stock in queries_stock.places_to_restock(clock.today())
        for row in stock
        if (tags := shelf.tags(row))
    ]
    url = url_for("supplies.all_of_them")
    yield Card(_("物资要看一看"), Tone.WAIT if rows else Tone.OK, rows[:SHOWN], url, empty=_("物资都够，也没有过期的"))


def faults_card(staff: Staff) -> Iterator[Card]:
    """Things that have been broken for more than a few days."""
    if not policy.allows(staff.role, "faults.all_of_them", "GET"):
        return
    old = queries_room.old_faults(clock.now() - timedelta(days=rules().fault_days))
    rows = [
        Row(
            words,
            _("%(place)s · 坏了 %(days)d 天", place=place, days=(clock.now() - since).days),
            url_for("faults.all_of_them", place=place_id),
        )
        for words, place, since, place_id in old[:SHOWN]
    ]
    yield Card(
        _("坏了很久"), Tone.WAIT if rows else Tone.OK, rows, url_for("faults.all_of_them"), empty=_("没有拖着没修的")
    )


def _said(tags: list[shelf.Tag]) -> str:
    return "、".join(tag.words for tag in tags)
