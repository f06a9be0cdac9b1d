"""What the volunteers lay on the Today page: who waits for an answer."""

from collections.abc import Iterator

from flask import url_for

from app.staff import door
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.volunteers import portraits, queries_waiting
from app.words import _

SHOWN = 5


def waiting_card(staff: Staff) -> Iterator[Card]:
    """Who asked to be a volunteer, the longest waiting first."""
    if not door.may("applications.all_of_them", staff):
        return
    url, count = url_for("applications.all_of_them"), queries_waiting.waiting()
    rows = [Row(one.name, portraits.waits(one.applied_at), url) for one in queries_waiting.applicants(limit=SHOWN)]
    if count > SHOWN:
        rows.append(Row(_("还有 %(more)d 位", more=count - SHOWN), url=url))
    yield Card(_("想当志愿者"), Tone.WAIT if rows else Tone.OK, rows, url, empty=_("没有等着答复的志愿者"))
