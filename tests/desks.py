"""Colleagues at the desk, already signed in."""

from flask import Flask

from app import clock
from app.db import db
from app.staff import door
from app.staff import verbs as staff
from app.staff.models import Role
from tests import make
from tests.taps import Finger


def sit(app: Flask, role: Role) -> Finger:
    """A browser at the desk with a colleague of `role` before it."""
    colleague, _password = make.colleague(role, username=role.value)
    token = staff.come_in(colleague)
    db.session.commit()
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie[door.TOKEN], cookie[door.SEEN] = token, clock.now().timestamp()
    return Finger(client)
