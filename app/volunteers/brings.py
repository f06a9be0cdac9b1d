"""What volunteers lay on a partner's page: the members who reported here, and the hours they gave this year."""

from flask import url_for

from app import clock
from app.partners.brought import Heap, Thing
from app.partners.models import Partner
from app.volunteers import queries_units
from app.volunteers.hours import in_hours
from app.words import _


def members(partner: Partner) -> Heap:
    """How many there are, and what a colleague has answered for of theirs."""
    today = clock.today()
    sums = queries_units.sums(partner.unit_id, today.replace(month=1, day=1), today)
    things = []
    if sums.members:
        things = [
            Thing(_("报到的党员"), _("%(n)d 位", n=sums.members), url_for("double.unit", id=partner.unit_id)),
            Thing(_("今年的服务"), _("%(n)d 次，%(hours)s 小时", n=sums.times, hours=in_hours(sums.minutes))),
        ]
    return Heap(_("双报到"), things, _("还没有党员来报到"))
