"""What activities lay on a partner's page: what it has organised here."""

from flask import url_for

from app import clock
from app.activities import queries_desk
from app.daywords import day_words
from app.partners.brought import Heap, Thing
from app.partners.models import Partner
from app.words import _, language


def organised(partner: Partner) -> Heap:
    """What was announced under its name, the latest first."""
    things = [
        Thing(name, day_words(day, language()), url_for("programme.one", id=id))
        for id, name, day in queries_desk.organised_by(partner.unit.name, clock.today())
    ]
    return Heap(_("办过的活动"), things, _("还没有它办的活动"))
