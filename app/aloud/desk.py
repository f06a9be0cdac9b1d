"""The recordings at the desk: which phrases have one, and a voice for those that have none."""

from typing import Any, NamedTuple

from flask import Blueprint, Response, abort, flash, request, url_for

from app import headers
from app.aloud import kiosk, queries, screens, verbs
from app.aloud.cutting import Tongue, plain
from app.aloud.forms import ClipForm, PhraseForm
from app.aloud.phrases import Part
from app.aloud.screens import Line
from app.config import rules
from app.pages import lead_to, show
from app.staff import door
from app.volunteers.numbered import asked
from app.words import _

bp = door.guard(Blueprint("aloud", __name__, url_prefix="/desk/aloud"))
PAGE = 50


@bp.get("")
def all_of_them() -> Response:
    """The phrases of a language, those of one part of the page, with a voice or without."""
    lines, page = asked_lines(), asked("page") or 1
    told: dict[str, Any] = {**asked_for()._asdict(), "page": page}
    told |= {"is_more": len(lines) > page * PAGE, "count": len(lines), "done": sum(bool(one.at) for one in lines)}
    shown = lines[(page - 1) * PAGE : page * PAGE]
    return show("aloud/desk_list.html", rows=shown, parts=screens.PARTS, tongues=screens.SPOKEN, **told)


@bp.get("/new")
def new() -> Response:
    """A phrase that stands on no page of ours: the name of an activity, or of a place."""
    return _new_page(PhraseForm(None))


@bp.post("/new")
def add() -> Response:
    """Lay it in with its recording."""
    form = PhraseForm()
    if not form.validate():
        return _new_page(form, 422)
    spoken = verbs.Spoken(form.tongue.data, plain(form.words.data), *form.said())
    clip = verbs.lay_in(door.staff(), spoken)
    flash(_("录好了，自助机马上就能念"), "ok")
    return lead_to(".one", key=clip.key)


@bp.get("/<key>")
def one(key: str) -> Response:
    """A phrase, and its recording if there is one."""
    return _page(_line(key), ClipForm(None))


@bp.post("/<key>")
def lay_in(key: str) -> Response:
    """A voice for it."""
    line, form = _line(key), ClipForm()
    if not form.validate():
        return _page(line, form, 422)
    verbs.lay_in(door.staff(), verbs.Spoken(line.tongue, line.words, *form.said()))
    flash(_("录好了，自助机马上就能念"), "ok")
    return lead_to(".one", key=key)


@bp.get("/<key>/sound")
def listen(key: str) -> Response:
    """Hear it as the kiosk would say it."""
    line = queries.clip(key) or abort(404)
    return kiosk.play(queries.sound(line.digest) or abort(404))


@bp.post("/<key>/take-out")
def take_out(key: str) -> Response:
    """Without it again."""
    line = _line(key)
    verbs.take_out(door.staff(), key)
    flash(_("去掉了"), "ok")
    return lead_to(".all_of_them", tongue=line.tongue)


@bp.after_request
def open_the_microphone(response: Response) -> Response:
    """These pages may ask for the microphone, and no other page of the house."""
    response.headers["Permissions-Policy"] = headers.MICROPHONE
    return response


class Wanted(NamedTuple):
    """Which phrases: of a language, of a part of the page, with a voice (done) or without (bare), with these words."""

    tongue: Tongue
    part: Part | None
    state: str
    q: str


def asked_for() -> Wanted:
    """What the address asks for; what makes no sense in it asks for everything."""
    tongue, part, state, q = (request.values.get(name, "").strip() for name in ("tongue", "part", "state", "q"))
    is_part = part in set(Part)
    return Wanted(Tongue.EN if tongue == Tongue.EN else Tongue.ZH, Part(part) if is_part else None, state, q)


def asked_lines() -> list[Line]:
    """The phrases one has asked for."""
    tongue, part, state, q = asked_for()
    lines = [each for each in screens.lines(tongue) if part in {None, each.part} and q.lower() in each.words.lower()]
    return [each for each in lines if state not in {"done", "bare"} or bool(each.at) is (state == "done")]


def _line(key: str) -> Line:
    return screens.line(key) or abort(404)


def _new_page(form: PhraseForm, status: int = 200) -> Response:
    return show("aloud/desk_new.html", status, form=form, most=rules().clip_seconds)


def _page(line: Line, form: ClipForm, status: int = 200) -> Response:
    told = {"part": screens.PARTS[line.part], "tongue": screens.SPOKEN[line.tongue], "most": rules().clip_seconds}
    listen_url = url_for(".listen", key=line.key, of=line.digest)
    return show("aloud/desk_phrase.html", status, line=line, form=form, listen_url=listen_url, **told)
