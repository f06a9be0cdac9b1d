"""What the house forgets of its donors in time: their phones. What they gave, and where it went, stays."""

from datetime import datetime

from sqlalchemy import update

from app.audit import record
from app.db import db
from app.giving.models import Donation


def forget_phones(received_before: datetime) -> int:
    """Wipe the phones of donations received before this moment; how many.

    Source: 个人信息保护法 art. 19 (no longer than the purpose needs).
    """
    done_with = Donation.phone.isnot(None) & (Donation.received_at < received_before)
    wiped = db.session.execute(update(Donation).where(done_with).values(phone=None))
    count: int = wiped.rowcount  # type: ignore[attr-defined]
    if count:
        record(None, "donation.phones_forgotten", note=str(count))
    return count
