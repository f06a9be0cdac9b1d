"""Every number the community may choose for itself, in one place.

Each may be given in the environment under its own name in capitals: `LOAN_DAYS=7`.
"""

from dataclasses import dataclass, field, fields
from typing import Any


def _number(default: int, least: int = 1, most: int = 100_000) -> Any:
    return field(default=default, metadata={"least": least, "most": most})


@dataclass(frozen=True)
class Rules:
    """The house's numbers; the unit is the last word of each name."""

    # A kiosk forgets its visitor: asked after `quiet`, shown a countdown for `warn`, ended by the server in any case.
    quiet_seconds: int = _number(60, 10, 600)
    warn_seconds: int = _number(30, 10, 600)
    result_seconds: int = _number(20, 5, 600)
    visitor_ends_after_seconds: int = _number(180, 20, 3_600)
    # A kiosk that has not been heard for so long is shown as silent; a code to enrol one lives so long.
    silent_after_seconds: int = _number(180, 30, 86_400)
    code_minutes: int = _number(15, 1, 1_440)

    undo_minutes: int = _number(10, 1, 1_440)
    loan_days: int = _number(3, 1, 60)
    low_stock: int = _number(10, 0)
    expiring_days: int = _number(30, 1, 365)
    fault_days: int = _number(7, 1, 365)

    # Tries at the desk's entrance in one window: by one name from one address, by one name, from one address. An
    # address a colleague came in from within the known days is not stopped by what strangers try under their name.
    lockout_tries: int = _number(10, 3, 100)
    lockout_tries_name: int = _number(20, 3, 1_000)
    lockout_tries_address: int = _number(50, 3, 1_000)
    known_address_days: int = _number(30, 1, 365)
    lockout_minutes: int = _number(15, 1, 1_440)
    desk_idle_minutes: int = _number(30, 1, 1_440)
    desk_hours: int = _number(12, 1, 24)

    # How long personal data is kept. The house book names no guest and is never thinned: the law asks for three years
    # of it at least (网络数据安全管理条例 art. 12).
    loan_phone_kept_days: int = _number(30, 1, 365)
    # A lost thing may still turn up: its borrower's phone is kept longer.
    lost_loan_phone_kept_days: int = _number(180, 1, 1_096)
    # What nobody needs any more: which tap was whose, forms once sent, wrong tries, ended sign-ins.
    visitor_kept_days: int = _number(7, 1, 365)
    ticket_kept_days: int = _number(7, 1, 365)
    tries_kept_days: int = _number(2, 1, 365)
    session_kept_days: int = _number(30, 2, 365)

    # Housekeeping: the hour of the night's work; when a missing backup and a full disk are the desk's business.
    nightly_hour: int = _number(3, 0, 22)
    backup_patience_hours: int = _number(26, 1, 1_000)
    low_space_megabytes: int = _number(500, 0)

    def __post_init__(self) -> None:
        """ValueError, naming the number, when one is out of bounds or two disagree."""
        for each in fields(self):
            value, least, most = getattr(self, each.name), each.metadata["least"], each.metadata["most"]
            if not least <= value <= most:
                raise ValueError(f"{each.name.upper()} must be a whole number from {least} to {most}")
        if self.visitor_ends_after_seconds < self.quiet_seconds + self.warn_seconds:
            raise ValueError("VISITOR_ENDS_AFTER_SECONDS must not be less than QUIET_SECONDS + WARN_SECONDS")
