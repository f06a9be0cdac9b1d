"""What mediation lays on the Today page: whom to ask whether it holds, and what has gone quiet."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for

from app import clock
from app.config import rules
from app.daywords import brief_words
from app.mediation import queries
from app.mediation.queries import View
from app.staff import policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.words import _, language, ngettext


def cases_card(staff: Staff) -> Iterator[Card]:
    """For who may read cases."""
    if not policy.allows(staff.role, "cases.all_of_them", "GET"):
        return
    rows, url = [], url_for("cases.all_of_them", view=View.DUE)
    if due := queries.due(staff, clock.today()):
        rows.append(Row(ngettext("%(num)d 件该回访了", "%(num)d 件该回访了", due), url=url))
    for id, number, at in queries.quiet(staff, clock.now() - timedelta(days=rules().mediation_quiet_days)):
        note = _("%(when)s 以后没有进展", when=brief_words(at, language()))
        rows.append(Row(_("调解 %(number)s", number=number), note, url_for("case.one", id=id)))
    tone = Tone.WAIT if rows else Tone.OK
    yield Card(_("矛盾调处"), tone, rows, url_for("cases.all_of_them"), _("没有拖着的调解"))
