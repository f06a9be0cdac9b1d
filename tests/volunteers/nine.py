"""李梅 serves from nine o'clock on, for the tests."""

from datetime import datetime

from app.clock import ZONE, Hands
from app.db import db
from app.volunteers import verbs_ledger
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Stint
from tests import make
from tests.make import Hive

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


def served(hive: Hive, li: Volunteer, hands: Hands, hours: float = 2, **more: object) -> Stint:
    """李梅 was there for so many hours, and signed out."""
    stint = verbs_ledger.sign_in(li, make.duty(hive.station, hours=hours + 1, **more))
    hands.move(hours=hours)
    verbs_ledger.sign_out(stint)
    db.session.commit()
    return stint
