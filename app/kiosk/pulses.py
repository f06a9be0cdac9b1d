"""How the kiosks' heartbeats read at the desk: alive, silent, never seen, closed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from app import clock
from app.config import rules
from app.kiosk.models import Device
from app.words import _l


class State(StrEnum):
    """What is known of a kiosk."""

    ALIVE = "alive"
    SILENT = "silent"
    NEVER = "never"
    REVOKED = "revoked"


WORDS = {
    State.ALIVE: ("ok", _l("正常")),
    State.SILENT: ("alarm", _l("没有回应")),
    State.NEVER: ("wait", _l("还没用过")),
    State.REVOKED: ("plain", _l("已停用")),
}


class Row(NamedTuple):
    """A kiosk in the list."""

    id: int
    name: str
    place_name: str
    state: State
    tone: str
    words: str
    seen_at: datetime | None


def rows(devices: Iterable[Device]) -> list[Row]:
    """The list of kiosks."""
    return [row(device) for device in devices]


def row(device: Device) -> Row:
    """One kiosk."""
    state = state_of(device)
    tone, words = WORDS[state]
    return Row(device.id, device.name, device.place.name, state, tone, str(words), device.seen_at)


def state_of(device: Device) -> State:
    """Silent is who has spoken once and does not any more."""
    if device.revoked_at is not None:
        return State.REVOKED
    if device.seen_at is None:
        return State.NEVER
    patience = timedelta(seconds=rules().silent_after_seconds)
    return State.SILENT if device.is_silent(clock.now(), patience) else State.ALIVE
