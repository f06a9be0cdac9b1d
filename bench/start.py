"""Targets 10 and 11: how soon the house is open, how much room it takes, and what a first look costs."""

import gzip
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Final

from bench.houses import TOP, House
from bench.table import Line, Table

STARTS: Final = 5
LOOKS: Final = 200
PATIENCE_SECONDS: Final = 30
# What a browser asks for by itself: style, behaviour, pictures; parts of one picture (#…) are one request. The one
# picture the style names is behind the result page's tick, and no browser fetches it for the home page.
ASKED_FOR: Final = re.compile(r'(?:href|src)="(/assets/[^"#]+)')


def measure(house: House, table: Table) -> None:
    """Furnish the house, open it a few times, look at it as a new browser does, and weigh it."""
    table.write(house.database, Line(11, "`flask demo`", 10, "s"), house.furnish())
    table.write(house.database, Line(10, "start to the first kiosk page", 1, "s"), median(_starts(house)))
    with _open(house) as (pid, port):
        requests, sent = _first_look(port)
        for _ in range(LOOKS):
            _ask(port, "/kiosk/")
        sleep(3)  # the pages still compile beside the first requests
        pss, rss = _weight(pid)
    if pss:
        table.write(house.database, Line(10, "memory of the whole service (PSS)", 120, "MB"), pss)
        table.notes.append(f"Memory of the whole service, {house.database}: {rss:.0f} MB as RSS.")
    table.write(house.database, Line(10, "cold first view, requests", 6, "requests"), requests)
    table.write(house.database, Line(10, "cold first view, gzipped", 40, "kB"), sent / 1000)


def _starts(house: House) -> Iterator[float]:
    for _ in range(STARTS):
        begun = perf_counter()
        with _open(house):
            yield perf_counter() - begun


@contextmanager
def _open(house: House) -> Iterator[tuple[int, int]]:
    """The house as `make run` serves it, from its first good answer until the block ends: its number and its port."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    serving = subprocess.Popen(
        [sys.executable, "app"], cwd=TOP, env={**house.environ, "PORT": str(port)}, stdout=subprocess.DEVNULL
    )
    try:
        _wait(port)
        yield serving.pid, port
    finally:
        serving.send_signal(signal.SIGTERM)
        serving.wait(10)


def _wait(port: int) -> None:
    begun = perf_counter()
    while True:
        try:
            if _ask(port, "/kiosk/")[0] == 200:
                return
        except (OSError, HTTPException):
            assert perf_counter() - begun < PATIENCE_SECONDS, "the house does not open"
        sleep(0.005)


def _ask(port: int, path: str) -> tuple[int, bytes, int]:
    """Status, what was said, and how many bytes that is when gzipped."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        sent = answer.read()
        is_packed = answer.getheader("Content-Encoding") == "gzip"
        text = gzip.decompress(sent) if is_packed else sent
        return answer.status, text, min(len(sent), len(gzip.compress(text)))
    finally:
        connection.close()


def _first_look(port: int) -> tuple[int, int]:
    """Requests and gzipped bytes for a browser that has nothing yet."""
    _status, page, sent = _ask(port, "/kiosk/")
    named = set(ASKED_FOR.findall(page.decode()))
    return 1 + len(named), sent + sum(_ask(port, path)[2] for path in named)


def _weight(pid: int) -> tuple[float, float]:
    """MB of the server and all it started, shared memory counted once (PSS), and counted each time (RSS)."""
    if not Path("/proc/self/smaps_rollup").exists():
        return 0.0, 0.0
    texts = [Path(f"/proc/{each}/smaps_rollup").read_text() for each in _family(pid)]
    pss, rss = (
        sum(int(kilobytes) for text in texts for kilobytes in re.findall(rf"^{word}:\s+(\d+)", text, re.MULTILINE))
        for word in ("Pss", "Rss")
    )
    return pss / 1024, rss / 1024


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))
