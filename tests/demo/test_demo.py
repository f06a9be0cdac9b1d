"""The article's community as it lies in the store-room."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app.community.models import Area, Grid, GridBuilding, Level, Place, PlaceKind, Post, PostKind
from app.config import rules
from app.db import db
from app.demo.doors import hours
from app.kiosk.models import Device
from app.staff.models import Staff
from app.station.models import Fault, Offer, Service, Visit, VisitorType, VisitService
from app.station.models_loan import Asset, AssetState, Loan, Outcome
from app.station.models_stock import Batch, StockMove, Supply
from tests.demo.conftest import NOON

# Each builds the whole year.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_house")]


def test_the_hive_is_the_article_s() -> None:
    levels = dict(db.session.execute(select(Area.level, func.count()).group_by(Area.level)).all())
    assert (levels[Level.STREET], levels[Level.COMMUNITY], levels[Level.COMPOUND]) == (1, 1, 9)
    assert db.session.query(Grid).count() == 10
    assert all(grid.code.startswith("441602004") and len(grid.code) == 15 for grid in db.session.query(Grid))
    kinds = dict(db.session.execute(select(Place.kind, func.count()).group_by(Place.kind)).all())
    assert kinds == {
        PlaceKind.STATION: 1,
        PlaceKind.PRACTICE_POINT: 2,
        PlaceKind.PODIUM: 2,
        PlaceKind.GARDEN: 3,
        PlaceKind.ROOM: 4,
    }
    assert [service.name for service in db.session.query(Service).order_by(Service.position)] == [
        "免费饮水", "手机充电", "用餐休息", "简易食品", "急救药箱", "防疫物品", "雨具用品",
    ]  # fmt: skip
    assert db.session.query(Offer).count() == 7


def test_a_path_holds_the_ids_from_the_root() -> None:
    for area in db.session.query(Area):
        assert area.path == (area.parent.path if area.parent else "/") + f"{area.id}/"


def test_every_building_is_in_one_grid_and_every_post_but_one_is_held() -> None:
    buildings = db.session.query(Area).where(Area.level == Level.BUILDING).count()
    assert db.session.query(GridBuilding).where(GridBuilding.until.is_(None)).count() == buildings
    held = [post.kind for post in db.session.query(Post) if post.is_held_on(NOON.date())]
    assert (held.count(PostKind.GRID), held.count(PostKind.PARTY), held.count(PostKind.BUILDING)) == (
        10,
        10,
        buildings - 1,
    )


def test_everything_a_guest_reads_is_said_in_english_too() -> None:
    for kind in (Area, Place, Service, Supply):
        assert all(row.name_en for row in db.session.query(kind))


def test_a_year_brings_about_fifteen_thousand_person_times() -> None:
    valid = select(func.sum(Visit.party_size)).where(Visit.undone_at.is_(None))
    assert 13_500 < (db.session.scalar(valid) or 0) < 17_500
    days = set(db.session.scalars(select(Visit.day).distinct()))
    assert (min(days), max(days)) == (NOON.date() - timedelta(days=365), NOON.date())
    assert set(db.session.scalars(select(Visit.who).distinct())) == {None, *VisitorType}


def test_nobody_came_before_the_door_opened_or_after_this_moment() -> None:
    for at, day in db.session.execute(select(Visit.at, Visit.day)):
        span = hours(day)
        assert span is not None
        assert at.date() == day
        assert span.opens < at < span.closes
        assert at <= NOON


def test_every_visit_used_something() -> None:
    assert db.session.query(Visit).where(~Visit.id.in_(select(VisitService.visit_id))).count() == 0


def test_a_batch_is_what_its_moves_leave_and_was_never_below_nothing() -> None:
    left: dict[int, int] = defaultdict(int)
    for move in db.session.execute(
        select(StockMove.batch_id, StockMove.quantity, StockMove.at).order_by(StockMove.at, StockMove.id)
    ):
        assert move.at <= NOON
        left[move.batch_id] += move.quantity
        assert left[move.batch_id] >= 0
    assert left == {batch.id: batch.left for batch in db.session.query(Batch)}


def test_nothing_was_handed_out_after_its_date_or_without_its_service() -> None:
    taken = select(
        StockMove.quantity,
        StockMove.at,
        Batch.expires_on,
        Supply.service_id,
        Supply.limit_per_visit,
        StockMove.visit_id,
    )
    used = {tuple(row) for row in db.session.execute(select(VisitService.visit_id, VisitService.service_id))}
    for row in db.session.execute(taken.join(StockMove.batch).join(Batch.supply).where(StockMove.kind == "out")):
        assert row.at.date() <= row.expires_on
        assert (row.visit_id, row.service_id) in used
        assert -row.quantity <= row.limit_per_visit


def test_one_supply_is_low_one_expires_soon_and_one_has_expired() -> None:
    good: dict[int, int] = defaultdict(int)
    for batch in db.session.query(Batch):
        good[batch.supply_id] += batch.left if batch.is_good_on(NOON.date()) else 0
    low = [supply.name for supply in db.session.query(Supply) if good[supply.id] <= supply.low_at]
    assert low == ["创可贴"]
    there = [
        (batch.supply.name, batch.expires_on or date.max) for batch in db.session.query(Batch).where(Batch.left > 0)
    ]
    assert [name for name, day in there if day < NOON.date()] == ["消毒湿巾"]
    assert "饼干" in [name for name, day in there if NOON.date() <= day <= NOON.date() + timedelta(days=7)]


def test_what_is_out_is_not_on_the_shelf() -> None:
    out = set(db.session.scalars(select(Loan.asset_id).where(Loan.closed_at.is_(None))))
    assert out == set(db.session.scalars(select(Asset.id).where(Asset.state == AssetState.OUT)))
    assert db.session.query(Asset).where(Asset.state == AssetState.LOST).count() == 1
    assert sum(loan.is_overdue(NOON) for loan in db.session.query(Loan)) == 2
    assert (
        db.session.query(Loan).join(Visit, Visit.id == Loan.visit_id).where(Visit.at == Loan.lent_at).count()
        == db.session.query(Loan).count()
    )


def test_a_phone_is_forgotten_some_time_after_the_return() -> None:
    kept = {
        Outcome.RETURNED: timedelta(days=rules().loan_phone_kept_days),
        Outcome.LOST: timedelta(days=rules().lost_loan_phone_kept_days),
    }
    for loan in db.session.query(Loan):
        is_long_ago = (
            bool(loan.outcome and loan.closed_at)
            and NOON - (loan.closed_at or NOON) >= kept[loan.outcome or Outcome.LOST]
        )
        assert (loan.phone is None) == (loan.phone_tail is None) == is_long_ago


def test_the_microwave_is_broken() -> None:
    assert [fault.words for fault in db.session.query(Fault).where(Fault.cleared_at.is_(None))] == ["微波炉坏了"]


def test_the_colleagues_cannot_come_in_before_an_administrator_lets_them() -> None:
    assert {colleague.password_hash for colleague in db.session.query(Staff)} == {"!"}


def test_this_machine_is_a_kiosk_of_the_station() -> None:
    assert [device.place.kind for device in db.session.query(Device).where(Device.is_this_machine)] == [
        PlaceKind.STATION
    ]
