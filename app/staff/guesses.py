"""How often a sign-in may be tried: by name, from one address, and both together."""

from datetime import timedelta

from app import clock, locks
from app.config import rules
from app.staff import queries
from app.tokens import digest


def may_try(username: str, address: str) -> bool:
    """Count one try and say whether it may be judged. Commit before judging.

    Nobody can shut a colleague out: an address they have signed in from lately is not stopped by strangers' tries.
    """
    window, rule = timedelta(minutes=rules().lockout_minutes), rules()
    is_known = queries.has_come_in_from(
        username, digest(address), clock.now() - timedelta(days=rule.known_address_days)
    )
    is_calm_here = locks.knock(_pair(username, address), at_most=rule.lockout_tries, window=window)
    is_calm_address = locks.knock(f"in:@{digest(address)}", at_most=rule.lockout_tries_address, window=window)
    is_calm_name = locks.knock(f"in:{digest(username)}", at_most=rule.lockout_tries_name, window=window)
    return is_calm_here and is_calm_address and (is_calm_name or is_known)


def forget(username: str, address: str) -> None:
    """The right word was said here."""
    locks.open_again(_pair(username, address))


def _pair(username: str, address: str) -> str:
    # Digests only: people type passwords into the wrong field.
    return f"in:{digest(username)[:32]}@{digest(address)[:32]}"
