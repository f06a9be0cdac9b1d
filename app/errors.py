"""Every "no" and every breakdown becomes a page in words, and at most one line in the log."""

import errno
import secrets
import traceback
from pathlib import Path
from typing import Final, cast

from flask import Flask, Response, current_app, redirect, request
from flask_wtf.csrf import CSRFError
from sqlalchemy import exc
from werkzeug.exceptions import HTTPException

from app import hypermedia, pages
from app.plainly import LAST_RESORT, NOW_TAKEN, UNFIT, titles_and_words
from app.refusal import Refused

HOMES: Final = {"desk": "/desk/", "kiosk": "/kiosk/"}
RETRY_SECONDS: Final = 2
# No 0, 1, I, L, O, U: the number is read aloud over the telephone.
REFERENCE_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
DATABASE_AWAY: Final = (
    exc.OperationalError,
    exc.InterfaceError,
    exc.TimeoutError,
    exc.PendingRollbackError,
    exc.DisconnectionError,
)
NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def init(app: Flask) -> None:
    app.register_error_handler(Exception, answer)
    if not app.debug:
        app.logger.addFilter(keep_quiet)


def answer(error: Exception) -> Response:
    """Turn any exception into the page the asker should see; never raises, needs no database."""
    response = _page(error)
    if hypermedia.wants_fragment(request):
        return hypermedia.leave_alone(response)
    return response


def _page(error: Exception) -> Response:
    match error:
        case Refused():
            return _say("refused", 409, titles_and_words(409)[0], error.reason)
        case CSRFError():
            return cast(Response, redirect(f"{HOMES[face()]}?stale=1", 303))
        case HTTPException(code=int()) if not _cause(error):
            return _with_headers(_trouble(error.code or 500), error)
        case HTTPException():
            return _page(_cause(error) or error)
    return _breakdown(error)


def _cause(error: HTTPException) -> Exception | None:
    return getattr(error, "original_exception", None)


def _with_headers(response: Response, error: HTTPException) -> Response:
    """Keep Allow and Retry-After of the original answer."""
    for name, value in error.get_headers(request.environ):
        if name != "Content-Type":
            response.headers[name] = value
    return response


def _breakdown(error: Exception) -> Response:
    if current_app.debug or current_app.config["PROPAGATE_EXCEPTIONS"]:
        raise error
    if isinstance(error, exc.IntegrityError):
        return _say("refused", 409, titles_and_words(409)[0], NOW_TAKEN, note(error, 409))
    if isinstance(error, exc.DataError | OverflowError):
        return _say("trouble", 422, titles_and_words(422)[0], UNFIT, note(error, 422))
    if is_database_away(error):
        response = _trouble(503, note(error, 503))
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    return _trouble(500, note(error, 500))


def is_database_away(error: Exception) -> bool:
    """True when trying again may help: locked, full, gone, restarting, not yet there."""
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    # A driver's own error comes bare from a connection hook; by name, so no driver is imported.
    bare = any(kind.__name__ == "OperationalError" for kind in type(error).__mro__)
    return bare or isinstance(error, DATABASE_AWAY) or type(error) is exc.DatabaseError


def face() -> str:
    return "desk" if request.path == "/desk" or request.path.startswith("/desk/") else "kiosk"


def _trouble(status: int, reference: str = "") -> Response:
    title, words = titles_and_words(status)
    return _say("trouble", status, title, words, reference)


def _say(page: str, status: int, title: object, words: object, reference: str = "") -> Response:
    """Show a page, or if even that breaks, the one that is always in the drawer."""
    try:
        said = {"title": str(title), "words": str(words), "code": status, "reference": reference}
        return pages.show_alone(f"{face()}/{page}.html", status, **said)
    except Exception as broken:  # noqa: BLE001 - an error page that fails must still answer
        note(broken, status)
        return Response(LAST_RESORT, status)


def note(error: Exception, status: int) -> str:
    """Log a breakdown without a single value of anybody's, and name it for the telephone."""
    reference = "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(5))
    current_app.logger.error("%s %s %s at %s (%s)", status, reference, kind(error), request.endpoint, place(error))
    return reference


def kind(error: BaseException) -> str:
    """Name the exception and, for a database error, the driver's own name for it."""
    cause = getattr(error, "orig", None)
    return f"{type(error).__name__}/{type(cause).__name__}" if cause else type(error).__name__


def place(error: BaseException) -> str:
    """Find the innermost line of our code or templates that an exception went through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if is_ours(frame.filename)] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "nowhere"


def is_ours(filename: str) -> bool:
    return filename.startswith(current_app.root_path) or filename.endswith(".html")


def keep_quiet(record: object) -> bool:
    """Strip what Flask itself would log of an exception: its message may hold a phone number."""
    error = getattr(record, "exc_info", None)
    if error and error[1]:
        record.__dict__.update(exc_info=None, msg=f"{kind(error[1])} ({place(error[1])})", args=())
    return True
