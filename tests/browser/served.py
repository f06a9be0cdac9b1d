"""The house as a newcomer starts it: the real server, a folder of its own, the article's community."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PATIENCE = 60  # seconds: a year of rows is built first, and the machine may be busy


@dataclass(frozen=True)
class Served:
    """Where the house is open, and the password it printed."""

    url: str
    password: str
    server: "subprocess.Popen[bytes]"
    said: Path

    def expect_open(self) -> None:
        """A house that has fallen shut is told with its last words, not as a hundred refused connections."""
        if self.server.poll() is not None:
            words = f"The house fell shut ({self.server.returncode}):\n{self.said.read_text()}"
            pytest.fail(words, pytrace=False)


@contextmanager
def serving(instance: Path, **settings: str) -> Iterator[Served]:
    """Serve until the block ends; a house that does not open is a failure with its own words."""
    port = _free_port()
    environ = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "HOST", "DEMO"}}
    environ |= {"INSTANCE": str(instance), "PORT": str(port), "PYTHONUNBUFFERED": "1", **settings}
    with (
        (instance / "said").open("w+") as said,
        subprocess.Popen(
            [sys.executable, "app"], cwd=TOP, env=environ, stdout=said, stderr=subprocess.STDOUT
        ) as server,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}", server, said.name)
            yield Served(f"http://127.0.0.1:{port}", _password(said.name), server, Path(said.name))
        finally:
            server.terminate()
            server.wait(10)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[bytes], said: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The house did not open:\n{Path(said).read_text()}", pytrace=False)


def _password(said: str) -> str:
    found = re.search(r"password: (\S+)", Path(said).read_text())
    return found.group(1) if found else ""
