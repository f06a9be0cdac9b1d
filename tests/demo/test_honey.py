"""The demo's honey: every figure equals a count in plain SQL, written apart from the house; the article's are there."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from app import clock, housekeeping
from app.board import counted, keeping, recount, scopes, screens
from app.board.counted import Counted
from app.board.figures import FIGURES
from app.community.models import Area
from app.db import db
from app.shares import percent
from app.transaction import writable
from tests.demo.conftest import NOON

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_house")]
# From midnight to midnight in the community, in the store's own time.
OVER = {"begin": "2025-05-21 16:00:00.000000", "end": "2026-05-21 16:00:00.000000"}
OVER |= {"first": "2025-05-22", "last": "2026-05-21", "now": "2026-05-21 04:30:00.000000"}
WITHIN = "BETWEEN :first AND :last"


def told(name: str) -> Counted:
    area = db.session.query(Area).filter_by(name=name).one()
    scope = scopes.of_area(area.id)
    assert scope is not None
    return counted.count(scope, screens.last_year(NOON.date()), NOON)


def by_hand(sql: str) -> int:
    return int(db.session.scalar(text(sql), OVER | {"pilot": "万隆一品小区"}) or 0)


def during(column: str) -> str:
    return f"{column} >= :begin AND {column} < :end"


HOMES = "(SELECT b.id FROM area b JOIN area c ON c.id = b.parent_id WHERE c.name = :pilot)"
DONE = f"stage IN ('done', 'closed') AND {during('done_at')}"
PROMISED = f"SELECT count(*) FROM orders WHERE {DONE} AND promise_minutes IS NOT NULL"
KEPT = f"{PROMISED} AND (due_at IS NULL OR done_at <= due_at)"
RATED = "FROM rating r JOIN orders o ON o.id = r.order_id WHERE " + during("r.at")
LAST_CLOSED = f"""
    FROM case_event e JOIN mediation_case c ON c.id = e.case_id WHERE e.id IN (
      SELECT max(id) FROM case_event WHERE deed = 'close' AND {during("at")} GROUP BY case_id)"""
HELD = "AND NOT EXISTS (SELECT 1 FROM case_event x WHERE x.case_id = e.case_id AND x.id > e.id AND x.deed = 'reopen')"
COUNTS = {
    "grids": "SELECT count(*) FROM grid",
    "places": "SELECT count(*) FROM place",
    "volunteers": "SELECT count(*) FROM volunteer WHERE standing = 'active' AND merged_into_id IS NULL",
    "in_service": """SELECT count(*) FROM volunteer WHERE standing = 'active' AND merged_into_id IS NULL
                     AND unit_id IS NOT NULL""",
    "agreements": """SELECT count(DISTINCT partner_id) FROM agreement
                     WHERE since <= :last AND until >= :last AND (ended_on IS NULL OR ended_on > :last)""",
    "gatherings": f"SELECT count(*) FROM activity WHERE stage IN ('held', 'recorded') AND day {WITHIN}",
    "orders": f"SELECT count(*) FROM orders WHERE {during('placed_at')}",
    "levels": f"SELECT count(*) FROM orders WHERE {DONE}",
    "handed": f"SELECT -sum(quantity) FROM stock_move WHERE kind IN ('out', 'back') AND {during('at')}",
    "lent": f"SELECT count(*) FROM loan WHERE {during('lent_at')}",
    "returned": f"SELECT count(*) FROM loan WHERE outcome = 'returned' AND {during('closed_at')}",
}
PERSON_TIMES = {
    "visits": f"SELECT sum(party_size) FROM visit WHERE undone_at IS NULL AND day {WITHIN}",
    "gardens": f"SELECT sum(heads) FROM garden_visit WHERE undone_at IS NULL AND day {WITHIN}",
    "activities": f"""
        SELECT (SELECT coalesce(sum(r.heads), 0) FROM arrival r JOIN signup s ON s.id = r.signup_id
                JOIN activity a ON a.id = s.activity_id WHERE r.undone_at IS NULL AND a.day {WITHIN})
             + (SELECT coalesce(sum(uncounted), 0) FROM activity
                WHERE stage IN ('held', 'recorded') AND day {WITHIN})""",
    "orders": COUNTS["levels"],
    "households": f"""
        SELECT (SELECT count(*) FROM survey_visit WHERE outcome IN ('visited', 'needs') AND {during("at")})
             + (SELECT count(*) FROM care_visit WHERE outcome IN ('brought', 'for_them') AND day {WITHIN})""",
}
SHARES = {
    "on_time": (
        KEPT,
        PROMISED,
    ),
    "on_time_of_all": (
        KEPT,
        f"""SELECT ({PROMISED})
                 + (SELECT count(*) FROM orders WHERE stage IN ('dispatched', 'taken') AND due_at < :now)""",
    ),
    "solved": (f"SELECT count(*) {RATED} AND r.is_solved", f"SELECT count(*) {RATED}"),
    "satisfied": (f"SELECT count(*) {RATED} AND r.satisfaction >= 4", f"SELECT count(*) {RATED}"),
    "response": (
        f"SELECT count(*) {RATED}",
        f"SELECT count(*) FROM order_event WHERE deed IN ('complete', 'settle') AND {during('at')}",
    ),
    "mediation": (
        f"SELECT count(*) {LAST_CLOSED} AND e.outcome = 'agreed' {HELD}",
        f"SELECT count(*) {LAST_CLOSED} AND e.outcome IN ('agreed', 'partly', 'not_agreed')",
    ),
}


def said(c: Counted, name: str) -> Any:
    return FIGURES[name].tell(c)


@pytest.mark.parametrize("name", COUNTS)
def test_a_count_equals_the_count_by_hand(name: str) -> None:
    found = said(told("康乐路南社区"), name)
    assert found.value == by_hand(COUNTS[name]) > 0
    assert not found.parts or sum(count for _words, count in found.parts) == found.value


def test_person_times_equal_the_count_by_hand_kind_by_kind() -> None:
    c = told("康乐路南社区")
    split = {name: by_hand(sql) for name, sql in PERSON_TIMES.items()}
    assert c.person_times() == split
    assert said(c, "person_times").value == sum(split.values())


@pytest.mark.parametrize("name", SHARES)
def test_a_share_equals_the_one_by_hand_with_its_n(name: str) -> None:
    part, whole = map(by_hand, SHARES[name])
    found = said(told("康乐路南社区"), name)
    assert (found.value, found.n) == (percent(part, whole), whole)
    assert 0 < part <= whole


def test_hours_equal_the_count_by_hand() -> None:
    minutes = by_hand(f"""
        SELECT sum(s.minutes) FROM stint s JOIN duty d ON d.id = s.duty_id
        WHERE s.stage = 'confirmed' AND d.counts_hours AND s.minutes > 0 AND d.day {WITHIN}""")
    assert said(told("康乐路南社区"), "hours").value == round(minutes / 60) > 0


def test_the_oldest_open_order_is_as_old_as_by_hand() -> None:
    first = "SELECT min(placed_at) FROM orders WHERE stage IN ('submitted', 'dispatched', 'taken')"
    placed = str(db.session.scalar(text(first)))[:10]
    found = said(told("康乐路南社区"), "oldest").value
    assert 0 <= found <= 60
    days = (NOON.date() - date.fromisoformat(placed)).days
    assert found in (days, days - 1)  # the store's day may begin eight hours earlier


def test_a_compound_has_its_own_figures() -> None:
    c = told("万隆一品小区")
    assert said(c, "orders").value == by_hand(f"{COUNTS['orders']} AND building_id IN {HOMES}")
    part, whole = (by_hand(f"{sql} AND o.building_id IN {HOMES}") for sql in SHARES["satisfied"])
    assert (said(c, "satisfied").value, said(c, "satisfied").n) == (percent(part, whole), whole)
    part, whole = (by_hand(f"{sql} AND c.area_id IN {HOMES}") for sql in SHARES["mediation"])
    assert (said(c, "mediation").value, said(c, "mediation").n) == (percent(part, whole), whole)
    assert said(c, "agreements") is None


def test_grids_add_up_to_their_community() -> None:
    whole = told("康乐路南社区")
    ids = [id for (id,) in db.session.execute(text("SELECT id FROM grid"))]
    found = [scope for id in ids if (scope := scopes.of_grid(id, NOON.date()))]
    parts = [counted.count(scope, whole.period, NOON) for scope in found]
    for name in ("orders", "levels"):
        assert sum(said(part, name).value for part in parts) == said(whole, name).value


def test_the_article_s_figures_are_there() -> None:
    here, pilot = told("康乐路南社区"), told("万隆一品小区")
    assert said(here, "grids").value == 10
    assert said(here, "agreements").value == 8
    assert said(here, "in_service").value > 300
    assert said(here, "gatherings").value >= 60
    assert 28_000 <= said(here, "person_times").value <= 34_000
    assert said(pilot, "mediation").value == 98
    assert said(pilot, "satisfied").value == 99


def test_what_is_kept_equals_a_recount() -> None:
    assert list(recount.differences()) == []


def test_a_few_cases_of_a_kind_are_not_told() -> None:
    for _words, count in said(told("康乐路南社区"), "mediation").parts:
        assert count is None or count >= 5


def test_the_figures_outlive_what_the_house_forgets() -> None:
    names = ("康乐路南社区", "万隆一品小区")
    before = [{name: figure.tell(told(area)) for name, figure in FIGURES.items()} for area in names]
    forgets = {name: job for name, _words, job in housekeeping.NIGHTLY if name.startswith("forget-")}
    assert len(forgets) >= 10
    try:
        with writable(), clock.frozen(NOON.replace(year=NOON.year + 12)):
            gone = sum(job().number for job in forgets.values())
            keeping.settle()
        assert gone > 500
        assert [{name: figure.tell(told(area)) for name, figure in FIGURES.items()} for area in names] == before
        assert list(recount.differences()) == []
    finally:
        db.session.rollback()
