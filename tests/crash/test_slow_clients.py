"""Slow and idle clients keep nobody waiting."""

import socket
from contextlib import ExitStack
from time import monotonic, sleep

import pytest

from tests.crash.conftest import Server

CROWD, LOOKS, LONGEST_SECONDS = 150, 15, 0.5
BEGINNINGS = (
    b"GET /kiosk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-",
    b"POST /kiosk/pulse HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\na",
    b"GET /kiosk/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
)


@pytest.mark.slow
def test_150_slow_and_150_idle_clients_keep_nobody_waiting(server: Server) -> None:
    with ExitStack() as crowd:
        idle = [crowd.enter_context(socket.create_connection(("127.0.0.1", server.port))) for _ in range(CROWD)]
        slow = [crowd.enter_context(socket.create_connection(("127.0.0.1", server.port))) for _ in range(CROWD)]
        for number, client in enumerate(slow):
            client.sendall(BEGINNINGS[number % len(BEGINNINGS)])
        sleep(1)  # their 50 whole requests are served first; what is asked is whether the rest then stand in the way
        waited = [_look(server, slow) for _ in range(LOOKS)]
    assert len(idle) == CROWD
    assert max(waited) <= LONGEST_SECONDS


def _look(server: Server, slow: list[socket.socket]) -> float:
    begun = monotonic()
    assert server.is_well()
    waited = monotonic() - begun
    for client in slow[1::3]:
        client.send(b"a")
    sleep(0.1)
    return waited
