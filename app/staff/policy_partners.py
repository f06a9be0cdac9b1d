"""Who may open what about partners: a part of the one table."""

from typing import Final

from app.staff.circles import EVERYONE, NOBODY, OFFICE
from app.staff.models import Role

PARTNERS: Final[dict[str, tuple[frozenset[Role], frozenset[Role]]]] = {
    "partners.all_of_them": (EVERYONE, NOBODY),
    "partners.seek": (NOBODY, EVERYONE),
    "partners.new": (OFFICE, NOBODY),
    "partners.add": (NOBODY, OFFICE),
    "partners.one": (EVERYONE, NOBODY),
    "partners.unmask": (NOBODY, OFFICE),
    "partners.edit": (OFFICE, NOBODY),
    "partners.change": (NOBODY, OFFICE),
    "partners.add_contact": (NOBODY, OFFICE),
    "partners.drop_contact": (NOBODY, OFFICE),
    "partners.sign": (NOBODY, OFFICE),
    "agreements.end": (NOBODY, OFFICE),
    "agreements.keep_copy": (NOBODY, OFFICE),
    "agreements.copy": (OFFICE, NOBODY),
    "agreements.drop_copy": (NOBODY, OFFICE),
    "double.all_of_them": (OFFICE, NOBODY),
    "double.unit": (OFFICE, NOBODY),
    "double.print_unit": (NOBODY, OFFICE),
    "double.save_unit": (NOBODY, OFFICE),
    "double.member": (OFFICE, NOBODY),
    "double.print_member": (NOBODY, OFFICE),
    "double.save_member": (NOBODY, OFFICE),
}
