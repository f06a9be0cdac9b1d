"""The desk's leaf of one family: what was said and done, what may be done now, and the forms for it."""

from typing import Any, Final

from flask import Response, abort
from flask_wtf import FlaskForm

from app import clock
from app.honours import lifecycle, queries, screens
from app.honours.forms import AnnounceForm, AnswerForm, ObjectForm, WordsForm
from app.honours.lifecycle import Deed
from app.honours.models import Nomination
from app.pages import show
from app.privacy import mask_phone

NEXT: Final = {Deed.SHORTLIST, Deed.DECLINE, Deed.CONSENT, Deed.ANNOUNCE, Deed.WITHDRAW}
SAID: Final = ("note", "shortlist", "decline", "consent", "withdraw")


def page(
    id: int, status: int = 200, *, is_unmasked: bool = False, unmasked: int | None = None, **forms: FlaskForm
) -> Response:
    """The leaf; `forms` are those that did not hold, with what was typed."""
    family = queries.nomination(id) or abort(404)
    standing = queries.standing(family)
    deeds = {deed.value for deed in lifecycle.open_deeds(standing, clock.today())}
    doubts = screens.doubts(queries.objections(id), unmasked)
    told: dict[str, Any] = {"doubts": doubts, "lines": screens.lines(queries.notes(id)), "deeds": deeds}
    told["has_next"] = not deeds.isdisjoint(NEXT)
    told |= {"stage": screens.STAGES[family.stage], "merit": screens.MERITS[family.merit][0], "standing": standing}
    phone = family.phone or ""
    told |= {"phone": phone if is_unmasked else mask_phone(phone), "is_unmasked": is_unmasked, "where": _where(family)}
    return show("honours/desk_family.html", status, family=family, forms=_blank(family) | forms, **told)


def _blank(family: Nomination) -> dict[str, FlaskForm]:
    forms: dict[str, FlaskForm] = {name: WordsForm(prefix=name, formdata=None) for name in SAID}
    forms["announce"] = AnnounceForm(prefix="announce", formdata=None, told=family.told or family.words[:60])
    forms["object"] = ObjectForm(prefix="object", formdata=None)
    forms["answer"] = AnswerForm(prefix="answer", formdata=None)
    return forms


def _where(family: Nomination) -> str:
    area, parent = family.area, family.area.parent
    return f"{parent.name}{area.name}" if parent and area.level == "building" else area.name
