"""The bell at the desk: it rings on every page until a colleague goes to help."""

from collections.abc import Iterator

from flask import Blueprint, Response, abort, flash, url_for

from app.daywords import time_words
from app.kiosk import queries, verbs
from app.pages import lead_to, show_if_changed
from app.staff import door
from app.staff.models import Staff
from app.staff.today import Action, Card, Row, Tone
from app.words import _, language

bp = door.guard(Blueprint("bell", __name__, url_prefix="/desk"))


@bp.get("/bell")
def ringing() -> Response:
    """Who calls; asked every few seconds, answered only when it has changed."""
    return show_if_changed("desk/_bell.html", calls=queries.ringing())


@bp.post("/calls/<id:id>/answer")
def answer(id: int) -> Response:
    """I am going."""
    verbs.answer(queries.call_for_update(id) or abort(404), door.staff())
    flash(_("好的，自助机上已经显示「有人来了」"), "ok")
    return lead_to("desk.today")


def calls_card(_staff: Staff) -> Iterator[Card]:
    """Calls for help, for everyone."""
    rows = [
        Row(
            call.where,
            _("%(time)s叫的", time=time_words(call.rung_at, language())),
            action=Action(url_for("bell.answer", id=call.id), _("我去看看")),
        )
        for call in queries.ringing()
    ]
    yield Card(
        _("找人帮忙"),
        Tone.ALARM if rows else Tone.OK,
        rows,
        empty=_("没有人在等帮忙"),
        in_the_bell=True,
        is_due_today=True,
    )
