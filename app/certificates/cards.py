"""What certificates lay on the Today page."""

from collections.abc import Iterator
from itertools import islice

from flask import url_for

from app.certificates import screens
from app.staff import policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.words import _

SHOWN = 8


def papers_card(staff: Staff) -> Iterator[Card]:
    """Certificates that say what is no longer so."""
    if not policy.allows(staff.role, "papers.all_of_them", "GET"):
        return
    papers = islice(screens.altered(), SHOWN)
    rows = [Row(each.name, each.number, url_for("papers.one", id=each.id)) for each in papers]
    url = url_for("papers.all_of_them")
    yield Card(_("证明内容有变，请重开"), Tone.WAIT if rows else Tone.OK, rows, url, _("最近开出的证明都和记录一样"))
