"""How a volunteer is let in at the kiosk, seen to at the desk: the card, a code for once, a PIN tried too often."""

from datetime import timedelta

from flask import Blueprint, Response, flash, url_for

from app import qr
from app.community import queries as community
from app.community.models import Level
from app.config import rules
from app.pages import lead_to, show
from app.staff import door
from app.volunteers import verbs_door
from app.volunteers.desk_asked import held
from app.words import _

bp = door.guard(Blueprint("entry", __name__, url_prefix="/desk/volunteers"))


@bp.post("/<id:id>/card")
def issue(id: int) -> Response:
    """A card to print. The answer itself, not a page to return to: what opens a door has no address."""
    volunteer = held(id)
    token = verbs_door.issue_card(volunteer, door.staff())
    community_name = next((area.name for area in community.areas(Level.COMMUNITY)), "")
    back_url = url_for("volunteers.one", id=id)
    return show(
        "volunteers/card_print.html",
        name=volunteer.name,
        qr=qr.svg(token),
        community_name=community_name,
        back_url=back_url,
    )


@bp.post("/<id:id>/card/revoke")
def revoke(id: int) -> Response:
    """A lost card opens nothing any more."""
    verbs_door.give_up_card(held(id), door.staff())
    return _back(id, _("这张卡停用了"))


@bp.post("/<id:id>/code")
def offer_code(id: int) -> Response:
    """A code that opens once, told on this answer and nowhere else."""
    volunteer, minutes = held(id), rules().spare_code_minutes
    code = verbs_door.offer_spare(volunteer, door.staff(), timedelta(minutes=minutes))
    return show("volunteers/desk_code.html", one=volunteer, code=code, minutes=minutes)


@bp.post("/<id:id>/unlock")
def unlock(id: int) -> Response:
    """Let them try their PIN again."""
    verbs_door.unlock(held(id), door.staff())
    return _back(id, _("可以再试了"))


def _back(id: int, words: str) -> Response:
    flash(words, "ok")
    return lead_to("volunteers.one", id=id)
