"""Opening the door to the street: `python app` serves the house (HOST, PORT and WORKERS may be given)."""

# Runs without importing the house itself, which only the workers need: the watcher at the door stays small and quick.

import os
import socket
import sys
from pathlib import Path
from typing import Any, Final, NoReturn

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

TOP: Final = Path(__file__).resolve().parent.parent
LARGEST_PORT: Final = 65535
# Plenty, because a thread that waits for a slow sender costs nearly nothing; how many work at once is app/hands.py's.
LISTENERS: Final = 400


def serve(host: str, port: int, workers: int) -> None:
    """Serve until told to stop. Leaves with 1 and a sentence when the house or the port cannot be had."""
    _check_port(host, port)
    sys.path[0] = str(TOP)
    print(f"暖蜂驿站 / Warm Bee: http://{host}:{port}", flush=True)  # noqa: T201 — said to whoever starts the house
    door: dict[str, Any] = {
        "interface": Interfaces.WSGI,
        "http": HTTPModes.http1,
        "websockets": False,
        "blocking_threads": LISTENERS,
        "backpressure": LISTENERS,
        "workers_kill_timeout": 3,
        "log_level": LogLevels.error,
    }
    Server("app.wsgi:app", address=host, port=port, workers=workers, working_dir=TOP, **door).serve()


def number(name: str, usual: int, largest: int) -> int:
    """A number from the environment, or the usual one."""
    said = os.environ.get(name) or str(usual)
    if not (said.isascii() and said.isdecimal() and 1 <= int(said) <= largest):
        _leave(f"{name} must be a number from 1 to {largest}")
    return int(said)


def _check_port(host: str, port: int) -> None:
    try:
        family, kind, _proto, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(address)
    except OSError as trouble:
        _leave(
            f"{host}:{port} cannot be opened ({trouble.strerror}): is another program there? Give another PORT or HOST"
        )


def _leave(words: str) -> NoReturn:
    sys.exit(f"暖蜂驿站 / Warm Bee: {words}")


if __name__ == "__main__":
    serve(os.environ.get("HOST") or "127.0.0.1", number("PORT", 8000, LARGEST_PORT), number("WORKERS", 1, 64))
