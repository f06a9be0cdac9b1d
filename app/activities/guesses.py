"""How often may be guessed which code belongs to a phone: for one phone wherever it is tried, and at one kiosk."""

import hmac
from collections.abc import Iterable
from datetime import timedelta

from app import locks
from app.config import rules
from app.privacy import fingerprint


def may_try(phone: str, device_id: int) -> bool:
    """Count one code for a phone, here and everywhere, and say whether it may be judged. Commit first."""
    is_calm_phone = locks.knock(_phone(phone), at_most=rules().pin_tries, window=_window())
    is_calm_device = locks.knock(_device(device_id), at_most=rules().pin_tries_device, window=_window())
    return is_calm_phone and is_calm_device


def fits(typed: str, codes: Iterable[str]) -> bool:
    """Whether one of the codes was typed; each is looked at, so that a wrong one takes as long as a right one."""
    return sum(hmac.compare_digest(typed.encode(), code.encode()) for code in codes) > 0


def welcome(phone: str, device_id: int) -> None:
    """The right one was said: that was no guess, and a busy kiosk does not lock itself."""
    locks.open_again(_phone(phone))
    locks.give_back(_device(device_id))


def _phone(phone: str) -> str:
    # The tries outlive the visit: they say nothing of whose phone it was.
    return f"code:{fingerprint(phone)[:32]}"


def _device(device_id: int) -> str:
    return f"code@{device_id}"


def _window() -> timedelta:
    return timedelta(minutes=rules().pin_lock_minutes)
