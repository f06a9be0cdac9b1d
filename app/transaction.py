"""One request, one transaction: the status of the answer decides whether it stays."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask, Response, g, request
from sqlalchemy.exc import SQLAlchemyError

from app import audit, errors
from app.db import db, writing

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


_last_deeds: tuple[Callable[[], None], ...] = ()


def let_settle(deeds: tuple[Callable[[], None], ...]) -> None:
    """What is done last in every transaction that is stored, said once when the house is wired."""
    global _last_deeds  # noqa: PLW0603 — said once, when the house is wired
    _last_deeds = deeds


def init(app: Flask) -> None:
    """Open every request as reader or writer and settle it when its answer is known."""
    app.before_request(_open)
    app.after_request(_settle)
    app.teardown_request(_close)


def after_commit(deed: Callable[[], None]) -> None:
    """Run `deed` once this request's rows are safely stored; never when they are not."""
    g.setdefault("deeds", []).append(deed)


def commit_early() -> None:
    """Store what has been done so far whatever the answer will be (a counted wrong password must stay counted)."""
    audit.write_events(db.session())
    for deed in _last_deeds:
        deed()
    db.session.commit()


@contextmanager
def aside() -> Iterator[None]:
    """Something stored beside a request that only reads, before it is answered: a counted look at what is open to all.

    What was read so far is let go of, so that nobody waits for a writer while holding an old view of the rows.
    """
    db.session.rollback()
    with writable():
        yield
        commit_early()


@contextmanager
def reading() -> Iterator[None]:
    """A long look within a request that will write something afterwards: until then it holds up no other writer.

    What was done before is undone, so it comes first.
    """
    db.session.rollback()
    token = writing.set(False)
    try:
        yield
    finally:
        db.session.rollback()
        writing.reset(token)


@contextmanager
def work() -> Iterator[None]:
    """A transaction outside any request: for commands, jobs and tests. Stays unless something is raised."""
    with writable():
        try:
            yield
            commit_early()
        except BaseException:
            audit.forget_events(db.session())
            db.session.rollback()
            raise


@contextmanager
def writable() -> Iterator[None]:
    """What begins a transaction in here is a writer."""
    token = writing.set(True)
    try:
        yield
    finally:
        writing.reset(token)


def _open() -> None:
    g.writing = writing.set(request.method not in SAFE_METHODS)


def _settle(response: Response) -> Response:
    if request.method in SAFE_METHODS or response.status_code >= 400:
        audit.forget_events(db.session())
        db.session.rollback()
        return response
    try:
        commit_early()
    except SQLAlchemyError as error:
        db.session.rollback()
        return errors.answer(error)
    for deed in g.pop("deeds", []):
        deed()
    return response


def _close(_error: BaseException | None) -> None:
    if token := g.pop("writing", None):
        writing.reset(token)
