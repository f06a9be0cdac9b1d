"""Few hands at the counter: a slow sender is listened to in the corridor, and takes a hand only once all is said."""

from collections.abc import Iterable
from io import BytesIO
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# More would only quarrel over the interpreter and the database's connections (a pool of 15 and 24).
HANDS: Final = 8


class Hands:
    """Reads what is sent before anything is opened for it, and lets at most HANDS requests be served at once."""

    def __init__(self, house: "WSGIApplication", largest: int, hands: int = HANDS) -> None:
        self.house = house
        self.largest = largest
        self.free = BoundedSemaphore(hands)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        # What is announced as too large is not listened to: the house refuses it by its length.
        length = _length(environ.get("CONTENT_LENGTH", ""))
        if 0 < length <= self.largest:
            environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(length))
        with self.free:
            return self.house(environ, start_response)


def _length(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() else 0
