"""What partners lay on the Today page: agreements that end soon, or have ended."""

from collections.abc import Iterator

from flask import url_for

from app import clock
from app.clock import ONE_DAY
from app.partners import queries, screens
from app.partners.ladder import Rung, rung
from app.staff import policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.words import _


def ending_card(staff: Staff) -> Iterator[Card]:
    """The nearer its end, the louder."""
    if not policy.allows(staff.role, "partners.sign", "POST"):
        return
    today, url = clock.today(), url_for("partners.all_of_them")
    found = queries.ending(today + ONE_DAY * screens.steps()[0])
    rows = [Row(name, screens.left_words(until), url_for("partners.one", id=id)) for id, name, until in found]
    is_pressing = any(rung(until, today, screens.steps()) in {Rung.LAST, Rung.OVER} for _id, _name, until in found)
    tone = Tone.ALARM if is_pressing else Tone.WAIT if rows else Tone.OK
    yield Card(_("共建协议"), tone, rows[:8], url, _("没有快到期的协议"))
