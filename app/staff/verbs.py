"""What can happen to staff: they are taken on, come in, go out, change their word, leave."""

from datetime import timedelta
from typing import Final

from sqlalchemy import update

from app import clock
from app.audit import record
from app.db import db
from app.names import search_text
from app.refusal import Refused
from app.staff import passwords, queries
from app.staff.models import Charge, Role, Staff, StaffSession
from app.tokens import digest, new_token
from app.words import _

NO_CHARGE: Final = Charge()


def take_on(by: Staff | None, username: str, name: str, role: Role, charge: Charge = NO_CHARGE) -> tuple[Staff, str]:
    """A new colleague and the first password, to be told once and changed at the first sign-in."""
    if queries.staff_named(username):
        raise Refused(_("这个用户名已经有人用了，请换一个"))
    password = passwords.new_password()
    staff = Staff(username=username.strip().lower(), name=name, role=role, **charge._asdict())
    staff.search, staff.password_hash = search_text(name, username), passwords.seal(password)
    db.session.add(staff)
    record(by, "staff.taken_on", staff, role)
    return staff, password


def come_in(staff: Staff, address: str = "") -> str:
    """Open a session at the desk: its token. Of the address only a fingerprint is kept."""
    token = new_token()
    db.session.add(
        StaffSession(staff_id=staff.id, token_hash=digest(token), opened_at=clock.now(), address_hash=digest(address))
    )
    record(staff, "staff.came_in", staff)
    return token


def go_out(session: StaffSession) -> None:
    """End one session; its cookie is worth nothing from now on."""
    if session.ended_at is None:
        session.ended_at = clock.now()
        record(session.staff, "staff.went_out", session.staff)


def change_password(staff: Staff, password: str) -> None:
    """Keep a new password and end every session of the old one."""
    staff.password_hash, staff.must_change_password = passwords.seal(password), False
    end_sessions(staff)
    record(staff, "staff.password_changed", staff)


def renew_password(staff: Staff, by: Staff | None) -> str:
    """A forgotten password: a fresh one to be told once."""
    password = passwords.new_password()
    staff.password_hash, staff.must_change_password = passwords.seal(password), True
    end_sessions(staff)
    record(by, "staff.password_renewed", staff)
    return password


def change(staff: Staff, by: Staff, name: str, role: Role, charge: Charge) -> None:
    """Change what a colleague is called, may do or looks after; the last administrator stays one."""
    if staff.role is Role.ADMIN and role is not Role.ADMIN:
        _keep_an_admin()
    staff.name, staff.role = name, role
    staff.area_id, staff.grid_id, staff.place_id = charge
    staff.search = search_text(name, staff.username)
    record(by, "staff.changed", staff, role)


def leave(staff: Staff, by: Staff) -> None:
    """A colleague leaves: the door is closed at once."""
    if staff.left_at is not None:
        raise Refused(_("这位同事已经离岗"))
    if staff.role is Role.ADMIN:
        _keep_an_admin()
    staff.left_at = clock.now()
    end_sessions(staff)
    record(by, "staff.left", staff)


def come_back(staff: Staff, by: Staff) -> str:
    """A colleague returns, with a fresh password."""
    if staff.left_at is None:
        raise Refused(_("这位同事正在岗"))
    staff.left_at = None
    record(by, "staff.came_back", staff)
    return renew_password(staff, by)


def speak(staff: Staff, language: str) -> None:
    """Show the desk in `language` to this colleague."""
    staff.language = language


def end_sessions(staff: Staff) -> None:
    """End every session of a colleague."""
    open_ones = (StaffSession.staff_id == staff.id) & (StaffSession.ended_at.is_(None))
    db.session.execute(update(StaffSession).where(open_ones).values(ended_at=clock.now()))


def forget_old_sessions(age: timedelta) -> int:
    """Sweep out sessions opened longer than `age` ago; how many."""
    gone = db.session.query(StaffSession).where(StaffSession.opened_at < clock.now() - age)
    return gone.delete(synchronize_session=False)


def _keep_an_admin() -> None:
    if queries.working_admins() <= 1:
        raise Refused(_("至少要留一位管理员"))
