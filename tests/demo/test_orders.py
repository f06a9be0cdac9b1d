"""The demo's year of orders, care and the survey adds up, and the house itself finds nothing to put right."""

from collections import Counter

import pytest

from app import clock
from app.care import queries as caring
from app.care import verbs as care
from app.care.models import CarePlan, CareVisit, Outcome, Stage
from app.community.models import Area
from app.db import db
from app.orders import lifecycle, verbs_after
from app.orders.lifecycle import OPEN, Deed
from app.orders.lifecycle import Stage as OrderStage
from app.orders.models import Order, OrderEvent, Rating, Source
from app.survey import queries as surveying
from app.survey.models import Survey, SurveyNeed
from tests.demo.conftest import NOON

# Each builds the whole year.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_house")]


def test_some_six_hundred_orders_of_every_stage_level_and_way() -> None:
    orders = db.session.query(Order).all()
    assert 580 <= len(orders) <= 610
    assert {each.stage for each in orders} == set(OrderStage)
    assert {each.source for each in orders} == set(Source) - {Source.OPEN}
    assert len({each.level for each in orders}) == 4
    assert len({each.item.category_id for each in orders}) == 12
    assert all(each.placed_at <= NOON for each in orders)


def test_every_order_stands_where_its_history_leads_and_its_clock_says_the_same() -> None:
    steps: dict[int, list[OrderEvent]] = {}
    for each in db.session.query(OrderEvent).order_by(OrderEvent.id):
        steps.setdefault(each.order_id, []).append(each)
    for order in db.session.query(Order):
        stage = OrderStage.SUBMITTED
        for each in steps[order.id][1:]:
            stage = lifecycle.after(each.deed, stage) or pytest.fail(f"{each.deed} from {stage}")
        assert order.stage is stage
        moments = [each.at for each in steps[order.id]]
        assert moments == sorted(moments)
        assert moments[-1] <= NOON


def test_in_the_pilot_compound_ninety_nine_in_a_hundred_are_satisfied() -> None:
    pilot = db.session.query(Area).filter_by(name="万隆一品小区").one()
    inside = db.session.query(Rating.satisfaction).join(Order, Order.id == Rating.order_id)
    faces = [face for (face,) in inside.join(Area, Area.id == Order.building_id).filter(Area.parent_id == pilot.id)]
    assert len(faces) >= 80
    assert round(100 * sum(face >= 4 for face in faces) / len(faces)) == 99
    others = Counter(face >= 4 for (face,) in db.session.query(Rating.satisfaction))
    assert others[False] > 1


def test_some_are_late_and_some_nobody_has_rated() -> None:
    done = db.session.query(Order).filter(Order.done_at.is_not(None), Order.due_at.is_not(None)).all()
    assert any(each.done_at > each.due_at for each in done if each.done_at and each.due_at)
    assert db.session.query(OrderEvent).filter_by(deed=Deed.CLOSE).count() > 50
    assert db.session.query(Order).filter(Order.stage.in_(OPEN)).count() >= 3


def test_the_house_finds_no_order_to_close_and_no_visit_to_lay() -> None:
    with clock.frozen(NOON):
        assert verbs_after.close_unrated(NOON) == 0
        assert verbs_after.follow_volunteers() == 0
        assert caring.gaps(NOON.date(), 7) == (0, 0)
        assert care.materialise_all() == 0


def test_mr_zhang_had_his_medicine_every_week_of_the_year() -> None:
    plan = db.session.query(CarePlan).filter_by(contact="张大爷").one()
    visits = db.session.query(CareVisit).filter(CareVisit.plan_id == plan.id, CareVisit.day < NOON.date()).all()
    assert 48 <= len(visits) <= 53
    assert all(each.stage is Stage.MADE for each in visits)
    assert Counter(each.outcome for each in visits)[Outcome.NOT_HOME] == 1
    assert len({each.day for each in visits}) == len(visits)
    assert any(each.day != each.slot for each in visits)


def test_the_survey_went_to_every_door_of_the_ten_grids() -> None:
    survey = db.session.query(Survey).one()
    rows = surveying.coverage(survey.id)
    assert len(rows) == 10
    assert all(row.percent >= 85 and row.open for row in rows)
    assert sum(row.doors for row in rows) > 1500
    orders = db.session.query(Order).filter_by(source=Source.SURVEY).count()
    assert surveying.needs(survey.id) == db.session.query(SurveyNeed).count() == orders > 100
    assert sum(row.needs for row in rows) <= orders
