"""What the desk reads when it is over: hours of helpers that nobody has confirmed yet."""

from sqlalchemy import func, select

from app.db import db
from app.volunteers.models_ledger import Stint
from app.volunteers.stints import UNANSWERED


def unconfirmed(duty_ids: list[int]) -> dict[int, int]:
    """How many records of each of these duties wait to be confirmed."""
    waits = (Stint.duty_id.in_(duty_ids), Stint.stage.in_(UNANSWERED))
    rows = db.session.execute(select(Stint.duty_id, func.count()).where(*waits).group_by(Stint.duty_id))
    return {id: count for id, count in rows}  # noqa: C416 — a row is no pair to dict()
