"""The desk itself: today, and what concerns only whoever sits at it."""

from datetime import timedelta

from flask import Blueprint, Response, flash, request

from app import locks
from app.config import rules
from app.pages import lead_to, show
from app.staff import door, passwords, queries, today, verbs
from app.staff.forms import PasswordForm
from app.transaction import commit_early
from app.words import _, language

bp = door.guard(Blueprint("desk", __name__, url_prefix="/desk"))


@bp.get("/", endpoint="today")
def show_today() -> Response:
    """What waits, and what is well."""
    if "stale" in request.args:
        flash(_("这一页放得太久了，刚才那一步没有存上，请再做一次"), "wait")
        return lead_to(".today")
    if door.may("opening.first", door.staff()) and not queries.has_community():
        return lead_to("opening.first")
    cards = today.cards(door.staff())
    calling = [card for card in cards if card.rows]
    return show("desk/today.html", calling=calling, quiet=[card for card in cards if not card.rows])


@bp.get("/password")
def password() -> Response:
    """Ask for a new password."""
    return show("desk/password.html", form=PasswordForm())


@bp.post("/password")
def change_password() -> Response:
    """Change it, end every session of the old one, and go on with a new one here."""
    form, staff = PasswordForm(), door.staff()
    sealed, door_key, rule = staff.password_hash, f"password:{staff.id}", rules()
    if not form.validate():
        return show("desk/password.html", 422, form=form)
    may_try = locks.knock(door_key, at_most=rule.lockout_tries, window=timedelta(minutes=rule.lockout_minutes))
    commit_early()
    if not may_try or not passwords.fits(form.present.data, sealed):
        form.present.errors = [_("现在的密码不对") if may_try else _("试得太多了，请过一会儿再来")]
        return show("desk/password.html", 422 if may_try else 429, form=form)
    verbs.change_password(staff, form.fresh.data)
    locks.open_again(door_key)
    door.let_in(verbs.come_in(staff, request.remote_addr or ""))
    flash(_("密码换好了"), "ok")
    return lead_to(".today")


@bp.post("/language")
def speak() -> Response:
    """The desk in the other language, now and next time."""
    verbs.speak(door.staff(), "en" if request.form.get("to") == "en" else "zh")
    return lead_to(".today")


@bp.post("/logout")
def go_out() -> Response:
    """Close the session for good."""
    session = queries.session_of(door.token())
    if session is not None:
        verbs.go_out(session)
    door.let_out(language())
    return lead_to("entrance.come_in", note="out")
