"""What orders lay on a partner's page: what it offers, and the needs it could answer."""

from flask import url_for

from app.orders import queries_lists
from app.partners.brought import Heap, Thing
from app.partners.models import Partner
from app.words import _


def resources(partner: Partner) -> Heap:
    """What the partner offers in the 资源清单."""
    things = [
        Thing(each.name, each.capacity, url_for("resources.one", id=each.id))
        for each in queries_lists.resources_of(partner.id)
    ]
    return Heap(_("提供的资源"), things, _("还没有写下资源"), url_for("resources.all_of_them"))
