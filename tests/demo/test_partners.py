"""The demo's partners: eight agreements in force, one of them ending soon, and what they offer in the list."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.config import rules
from app.db import db
from app.doublereport import periods
from app.doublereport.periods import Span
from app.orders import queries_lists
from app.partners import queries
from app.partners.queries import View
from app.volunteers import queries_units
from tests.demo.conftest import NOON

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_house")]
TODAY = NOON.date()


def test_eight_agreements_are_in_force_and_one_ends_within_the_month() -> None:
    by_hand = "SELECT count(*) FROM agreement WHERE since <= :day AND until >= :day AND ended_on IS NULL"
    assert queries.in_force(TODAY) == db.session.scalar(text(by_hand), {"day": TODAY.isoformat()}) == 8
    soon = TODAY + timedelta(days=rules().agreement_second_days)
    assert [row.name for row in queries.partners(View.ENDING, TODAY, soon)] == ["仁心社区门诊"]


def test_the_renewed_ones_have_their_older_versions() -> None:
    rows = {row.name: row.id for row in queries.partners(View.ALL, TODAY, TODAY)}
    assert len(queries.agreements(rows["好邻居食堂"])) == 2
    assert [each.name for each in queries_lists.resources_of(rows["好邻居食堂"])] == ["老人爱心餐"]


def test_over_three_hundred_members_reported_and_their_year_is_counted_as_by_hand() -> None:
    units = queries_units.units()
    assert sum(count for _id, _name, count in units) > 300
    over = periods.period(Span.YEAR, TODAY)
    times = sum(queries_units.sums(id, over.first, over.last).times for id, _name, _count in units)
    by_hand = """
        SELECT count(*) FROM stint s JOIN duty d ON d.id = s.duty_id JOIN volunteer v ON v.id = s.volunteer_id
        WHERE s.stage = 'confirmed' AND d.counts_hours AND s.minutes > 0 AND v.unit_id IS NOT NULL
          AND v.standing = 'active' AND s.start_at >= :first AND s.start_at < :last
    """
    span = {"first": f"{TODAY.year - 1}-12-31 16:00:00", "last": f"{TODAY.year}-12-31 16:00:00"}
    assert times == db.session.scalar(text(by_hand), span) > 0
