"""A ticket for every tap: the same tap sent twice is answered as it was the first time."""

import re
import secrets
from datetime import datetime
from typing import cast

from flask import Response, g, redirect, request
from sqlalchemy import UniqueConstraint, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.db import Base, Code, Id, Line, When, insert_for_this_database, run

NUMBER = re.compile(r"[A-Za-z0-9_-]{22}")


class Ticket(Base):
    """One kiosk form once sent: whose kiosk, which form, and where its first answer led."""

    __tablename__ = "ticket"
    __table_args__ = (UniqueConstraint("holder", "number"),)
    id: Mapped[Id]
    holder: Mapped[Code]
    number: Mapped[Code]
    at: Mapped[When] = mapped_column(index=True)
    answer: Mapped[Line] = mapped_column(default="")


_row = {"holder": bindparam("holder"), "number": bindparam("number"), "at": bindparam("at"), "answer": ""}
_CLAIM = {
    insert: insert(Ticket).values(_row).on_conflict_do_nothing().returning(Ticket.id)
    for insert in (insert_sqlite, insert_postgresql)
}
_mine = (Ticket.holder == bindparam("whose")) & (Ticket.number == bindparam("which"))
_FIRST_ANSWER = select(Ticket.answer).where(_mine)
_STAMP = update(Ticket).where(_mine).values(answer=bindparam("led_to"))
_DROP = delete(Ticket).where(_mine)


def new_ticket() -> str:
    """A fresh number for one form, 22 letters of chance."""
    return secrets.token_urlsafe(16)


def claim(holder: str) -> Response | None:
    """Take the ticket the request carries for `holder` (a kiosk), or give back the answer it got the first time.

    A second sender waits at the unique constraint until the first is settled: it then finds that answer, or, if the
    first was refused and rolled back, is served in its place. A request without a well-formed ticket is a stale page.
    """
    number = request.form.get("ticket", "")
    if not NUMBER.fullmatch(number):
        return cast(Response, redirect("/kiosk/?stale=1", 303))
    if _is_new(holder, number):
        g.ticket = (holder, number)
        return None
    first = run(_FIRST_ANSWER, whose=holder, which=number).scalar()
    return cast(Response, redirect(first or "/kiosk/", 303))


def stamp(response: Response) -> Response:
    """Write on the ticket where the answer leads. A page answered in place may be asked for again: no ticket is kept.

    Answers from 400 up roll back, and the ticket with them.
    """
    if (claimed := g.pop("ticket", None)) and response.status_code < 400:
        whose, which = claimed
        if response.location:
            run(_STAMP, whose=whose, which=which, led_to=response.location)
        else:
            run(_DROP, whose=whose, which=which)
    return response


def put_back() -> None:
    """Give the ticket back before an early commit: a guess sent twice is judged twice, never led astray."""
    if claimed := g.pop("ticket", None):
        run(_DROP, whose=claimed[0], which=claimed[1])


def forget_old(before: datetime) -> int:
    """Sweep out tickets from before `before`; how many. A tap that old is not sent again."""
    return run(delete(Ticket).where(Ticket.at < before)).rowcount


def _is_new(holder: str, number: str) -> bool:
    claimed = _CLAIM[insert_for_this_database()]
    return run(claimed, holder=holder, number=number, at=clock.now()).first() is not None
