"""How often a key may be guessed at from one address, and how much a key may send in an hour."""

from datetime import timedelta

from app import locks
from app.config import rules


def may_try(address_hash: str) -> bool:
    """Count one try, and say whether it may be judged."""
    return locks.knock(_door(address_hash), at_most=rules().key_tries, window=_window())


def was_right(address_hash: str) -> None:
    """It was no guess."""
    locks.give_back(_door(address_hash))


def may_place(key_id: int) -> bool:
    """Count one more order of a key. Whoever counts goes first: the same key's next order waits for this one."""
    return locks.knock(f"key-orders@{key_id}", at_most=rules().orders_an_hour, window=timedelta(hours=1))


def _door(address_hash: str) -> str:
    return f"key@{address_hash[:32]}"


def _window() -> timedelta:
    return timedelta(minutes=rules().pin_lock_minutes)
