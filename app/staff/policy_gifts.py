"""Who may open what about donations and honoured families: a part of the one table."""

from typing import Final

from app.staff.circles import COUNTER, NOBODY, OFFICE
from app.staff.models import Role

GIFTS: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "gifts.all_of_them": (COUNTER, NOBODY),
    "gifts.seek": (NOBODY, COUNTER),
    "gifts.sums": (COUNTER, NOBODY),
    "gifts.new": (COUNTER, NOBODY),
    "gifts.receive": (NOBODY, COUNTER),
    "gifts.one": (COUNTER, NOBODY),
    "gifts.unmask": (NOBODY, COUNTER),
    "gifts.receipt": (COUNTER, NOBODY),
    "gifts.edit": (COUNTER, NOBODY),
    "gifts.correct": (NOBODY, COUNTER),
    "gifts.agree": (NOBODY, COUNTER),
    "gifts.withdraw": (NOBODY, COUNTER),
    "given.one": (COUNTER, NOBODY),
    "given.hand_on": (NOBODY, COUNTER),
    "given.correct": (NOBODY, COUNTER),
    "given.undo": (NOBODY, COUNTER),
    "honours.all_of_them": (COUNTER, NOBODY),
    "honours.new": (OFFICE, NOBODY),
    "honours.begin": (NOBODY, OFFICE),
    "honours.one": (COUNTER, NOBODY),
    "honours.edit": (OFFICE, NOBODY),
    "honours.change": (NOBODY, OFFICE),
    "families.new": (COUNTER, NOBODY),
    "families.nominate": (NOBODY, COUNTER),
    "families.one": (OFFICE, NOBODY),
    "families.unmask": (NOBODY, OFFICE),
    "families.note": (NOBODY, OFFICE),
    "families.shortlist": (NOBODY, OFFICE),
    "families.decline": (NOBODY, OFFICE),
    "families.consent": (NOBODY, OFFICE),
    "families.take_back": (NOBODY, OFFICE),
    "families.announce": (NOBODY, OFFICE),
    "families.award": (NOBODY, OFFICE),
    "families.withdraw": (NOBODY, OFFICE),
    "families.erase": (NOBODY, OFFICE),
    "objections.object_to": (NOBODY, OFFICE),
    "objections.answer": (NOBODY, OFFICE),
    "objections.unmask": (NOBODY, OFFICE),
}
