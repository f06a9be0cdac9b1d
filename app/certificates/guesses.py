"""How often may be guessed at a number: so many looks from one address."""

from datetime import timedelta

from app import locks
from app.config import rules


def may_verify(address_hash: str) -> bool:
    """Count one look at a certificate's number from an address, and say whether it may be answered."""
    window = timedelta(minutes=rules().pin_lock_minutes)
    return locks.knock(f"verify@{address_hash[:32]}", at_most=rules().verify_tries, window=window)
