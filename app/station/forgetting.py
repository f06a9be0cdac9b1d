"""What the station forgets in time: phones of things brought back, and which tap was whose. The figures stay."""

from datetime import datetime

from sqlalchemy import delete, or_, select, update

from app.audit import record
from app.db import db
from app.kiosk.models import HelpCall, Visitor
from app.station.models import Visit
from app.station.models_loan import Loan, Outcome


def forget_phones(returned_before: datetime, lost_before: datetime) -> int:
    """Wipe the phones of loans closed before these moments; how many. The loans themselves stay and are counted.

    Source: 个人信息保护法 art. 19 (no longer than the purpose needs) and art. 47 (erase when it is fulfilled).
    """
    is_long_back = (Loan.outcome != Outcome.LOST) & (Loan.closed_at < returned_before)
    is_long_lost = (Loan.outcome == Outcome.LOST) & (Loan.closed_at < lost_before)
    done_with = Loan.phone.isnot(None) & or_(is_long_back, is_long_lost)
    wiped = db.session.execute(update(Loan).where(done_with).values(phone=None, phone_tail=None))
    count: int = wiped.rowcount  # type: ignore[attr-defined]
    if count:
        record(None, "loan.phones_forgotten", note=str(count))
    return count


def forget_visitors(before: datetime) -> int:
    """Cut visits and help calls loose from visitor sessions that ended before `before`, and drop those; how many."""
    gone = select(Visitor.id).where(Visitor.ended_at < before)
    for kept in (Visit, HelpCall):
        db.session.execute(update(kept).where(kept.visitor_id.in_(gone)).values(visitor_id=None))
    return db.session.execute(delete(Visitor).where(Visitor.ended_at < before)).rowcount  # type: ignore[attr-defined,no-any-return]
