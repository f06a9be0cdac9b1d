"""How often may be guessed which phone belongs to an order's number: for one number anywhere, and at one kiosk."""

from datetime import timedelta

from app import locks
from app.config import rules
from app.privacy import fingerprint


def may_try(number: str, device_id: int) -> bool:
    """Count one try, here and everywhere, and say whether it may be judged. Commit first."""
    is_calm_number = locks.knock(_number(number), at_most=rules().order_tries, window=_window())
    is_calm_device = locks.knock(_device(device_id), at_most=rules().order_tries_device, window=_window())
    return is_calm_number and is_calm_device


def welcome(number: str, device_id: int) -> None:
    """It was right: that was no guess."""
    locks.open_again(_number(number))
    locks.give_back(_device(device_id))


def _number(number: str) -> str:
    return f"order:{fingerprint(number)[:32]}"


def _device(device_id: int) -> str:
    return f"order@{device_id}"


def _window() -> timedelta:
    return timedelta(minutes=rules().pin_lock_minutes)
