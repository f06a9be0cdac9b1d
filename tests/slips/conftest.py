"""A slip printer that only listens."""

import socket
import threading
from collections.abc import Iterator

import pytest


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """A printer on this machine, and the jobs it took."""
    jobs: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as door:

        def take() -> None:
            while True:
                try:
                    line, _who = door.accept()
                except OSError:
                    return
                with line:
                    jobs.append(line.makefile("rb").read())

        threading.Thread(target=take, daemon=True).start()
        yield f"127.0.0.1:{door.getsockname()[1]}", jobs
        door.shutdown(socket.SHUT_RDWR)
