"""The demo's year of disputes: the article's 98 %, counted by hand from the rows."""

import pytest
from sqlalchemy import text

from app.community.models import Area
from app.db import db
from app.mediation import screens
from app.mediation.lifecycle import Deed, replay
from app.mediation.models import Case, CaseEvent
from tests.demo.conftest import NOON

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_house")]

BY_HAND = """
SELECT sum(CASE WHEN e.outcome = 'agreed' AND NOT EXISTS (
           SELECT 1 FROM case_event r WHERE r.case_id = e.case_id AND r.id > e.id AND r.deed = 'reopen')
           THEN 1 ELSE 0 END), count(*)
FROM case_event e JOIN mediation_case c ON c.id = e.case_id JOIN area a ON a.id = c.area_id
WHERE e.deed = 'close' AND e.outcome IN ('agreed', 'partly', 'not_agreed') AND e.at >= :first AND e.at < :last
  AND (:compound = 0 OR a.parent_id = :compound OR a.id = :compound)
  AND e.id = (SELECT max(id) FROM case_event l WHERE l.case_id = e.case_id AND l.deed = 'close')
"""


def by_hand(compound: int) -> tuple[int, int]:
    # The house keeps moments in UTC: the new year of Shanghai is eight hours earlier.
    span = {"first": f"{NOON.year - 1}-12-31 16:00:00", "last": f"{NOON.year}-12-31 16:00:00"}
    agreed, n = db.session.execute(text(BY_HAND), {"compound": compound, **span}).one()
    return int(agreed), int(n)


def test_the_pilot_settles_ninety_eight_of_a_hundred() -> None:
    compound = db.session.query(Area).filter_by(name="万隆一品小区").one().id
    shown = screens.this_year(compound)["figure"]
    assert (shown.agreed, shown.n) == by_hand(compound) == (53, 54)
    assert shown.percent == 98
    assert db.session.query(Case).count() > 80


def test_everywhere_is_counted_the_same_and_what_broke_again_is_not_settled() -> None:
    shown = screens.this_year(None)["figure"]
    assert (shown.agreed, shown.n) == by_hand(0)
    assert shown.reopened == 1
    assert screens.this_year(None)["open_now"] == 5


def test_every_case_stands_where_its_history_leads() -> None:
    for case in db.session.query(Case):
        steps = db.session.query(CaseEvent).filter_by(case_id=case.id).order_by(CaseEvent.at, CaseEvent.id).all()
        assert replay(Deed(step.deed) for step in steps) is case.stage
        assert steps[-1].level is case.level
