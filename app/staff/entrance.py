"""The entrance of the desk: open to strangers, and the same to all of them."""

from flask import Blueprint, Response, request, session
from flask_login import current_user

from app.pages import lead_to, show
from app.staff import door, guesses, passwords, queries, verbs
from app.staff.forms import EntranceForm
from app.transaction import commit_early
from app.words import _, _l

bp = Blueprint("entrance", __name__, url_prefix="/desk")

# A key from this list may be in the address; nothing of the address is ever shown.
NOTES = {
    "ended": _l("您离开了一会儿，请重新登录"),
    "out": _l("您已经退出，辛苦了"),
    "stale": _l("这一页放得太久了，请重新登录"),
}


@bp.get("/login")
def come_in() -> Response:
    """Who are you?"""
    if current_user.is_authenticated:
        return lead_to("desk.today")
    return _entrance(EntranceForm(), note=NOTES.get(request.args.get("note", "")))


@bp.post("/login")
def try_to_come_in() -> Response:
    """Count the try, then judge the password while no lock is held, then open the door."""
    form = EntranceForm()
    if not form.validate():
        return _entrance(form, 422)
    username, address = form.username.data, request.remote_addr or ""
    may_try, sealed = guesses.may_try(username, address), queries.password_of(username)
    commit_early()
    if not may_try:
        return _entrance(form, 429, _("试得太多了，请过一会儿再来"))
    is_right = passwords.fits(form.password.data, sealed or passwords.NOBODY)
    staff = queries.staff_sealed(username, sealed) if is_right and sealed else None
    if staff is None:
        return _entrance(form, 422, _("用户名或密码不对，请再看一看"))
    guesses.forget(username, address)
    door.let_in(verbs.come_in(staff, address))
    return lead_to("desk.today")


@bp.post("/login/language")
def speak() -> Response:
    """The entrance in the other language."""
    session["language"] = "en" if request.form.get("to") == "en" else "zh"
    return lead_to(".come_in")


def _entrance(form: EntranceForm, status: int = 200, note: object = "") -> Response:
    return show("desk/come_in.html", status, form=form, note=note, is_refused=status != 200)
