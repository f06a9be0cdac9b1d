"""How often may be guessed at a kiosk: one person's PIN wherever it is tried, every PIN at one kiosk, phone tails."""

from collections.abc import Sequence
from datetime import timedelta

from app import locks
from app.config import rules
from app.staff import passwords


def may_look_up(device_id: int) -> bool:
    """Count one look for a phone's tail at a kiosk, and say whether it may be answered."""
    return locks.knock(_looks(device_id), at_most=rules().tail_tries_device, window=_window())


def are_looks_used_up(device_id: int) -> bool:
    """Whether nobody is looked up at a kiosk just now."""
    return locks.is_shut(_looks(device_id), at_most=rules().tail_tries_device, window=_window())


def may_try(volunteer_id: int, device_id: int) -> bool:
    """Count one PIN or code for a person, here and everywhere, and say whether it may be judged. Commit first."""
    is_calm_person = locks.knock(_person(volunteer_id), at_most=rules().pin_tries, window=_window())
    is_calm_device = locks.knock(_device(device_id), at_most=rules().pin_tries_device, window=_window())
    return is_calm_person and is_calm_device


def fitting(typed: str, keys: Sequence[str]) -> str | None:
    """Which of the sealed `keys` was typed; None takes as long where there is no key at all. Hold no lock meanwhile."""
    return next((key for key in keys or [passwords.NOBODY] if passwords.fits(typed, key)), None)


def is_shut(volunteer_id: int) -> bool:
    """Whether a person's PIN is locked just now; card and desk still open."""
    return locks.is_shut(_person(volunteer_id), at_most=rules().pin_tries, window=_window())


def forget(volunteer_id: int) -> None:
    """The right one was said, or a colleague lets them try again."""
    locks.open_again(_person(volunteer_id))


def welcome(volunteer_id: int, device_id: int) -> None:
    """The right one was said at a kiosk: that was no guess there, and a busy kiosk does not lock itself."""
    forget(volunteer_id)
    locks.give_back(_device(device_id))


def give_look_back(device_id: int) -> None:
    """Whoever was looked up was the one who looked."""
    locks.give_back(_looks(device_id))


def _person(volunteer_id: int) -> str:
    return f"pin:{volunteer_id}"


def _device(device_id: int) -> str:
    return f"pin@{device_id}"


def _looks(device_id: int) -> str:
    return f"tail@{device_id}"


def _window() -> timedelta:
    return timedelta(minutes=rules().pin_lock_minutes)
