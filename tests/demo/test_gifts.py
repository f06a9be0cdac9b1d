"""The demo's donations and families add up, like everything else in it."""

import pytest

from app.db import db
from app.demo.families import NOW, PAST
from app.giving import queries as giving
from app.giving.models import Donation, Gift, HandOn, Way
from app.honours import lifecycle, queries
from app.honours.lifecycle import Stage
from app.honours.models import HonourRound, Nomination, Objection
from app.station.models_stock import Batch, MoveKind, StockMove
from tests.demo.conftest import NOON

# Each builds the whole year.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_house")]


def test_some_two_dozen_gave_and_some_left_no_name() -> None:
    donations = db.session.query(Donation).order_by(Donation.id).all()
    assert len(donations) == 25
    assert 5 <= sum(not one.donor for one in donations) <= 10
    assert [one.received_at for one in donations] == sorted(one.received_at for one in donations)
    assert len({one.number for one in donations}) == 25
    assert all(one.phone is None for one in donations if not one.donor)


def test_what_is_left_is_what_came_less_what_went() -> None:
    for gift in db.session.query(Gift):
        gone = sum(each.quantity for each in db.session.query(HandOn).filter_by(gift_id=gift.id, undone_at=None))
        assert 0 <= gift.left == gift.quantity - gone
    assert {each.way for each in db.session.query(HandOn)} == set(Way)
    assert any(0 < gift.left < gift.quantity for gift in db.session.query(Gift))


def test_what_went_on_the_shelf_is_a_delivery_there_of_that_moment() -> None:
    onto_shelf = db.session.query(HandOn).filter_by(way=Way.STOCK).all()
    assert len({each.batch_id for each in onto_shelf}) == len(onto_shelf) == 10
    for each in onto_shelf:
        came = db.session.query(StockMove).filter_by(batch_id=each.batch_id, kind=MoveKind.IN).one()
        assert (came.quantity, came.at) == (each.stocked, each.at)
        assert db.session.get_one(Batch, each.batch_id).label.startswith("爱心捐赠")


def test_nothing_went_before_it_came_or_after_now() -> None:
    for each in db.session.query(HandOn):
        assert each.gift.donation.received_at <= each.at <= NOON


def test_those_are_thanked_who_said_yes() -> None:
    assert len(giving.thanks(0, 99)) == db.session.query(Donation).filter_by(may_thank=True).count() > 12


def test_a_round_is_over_and_five_families_were_honoured() -> None:
    past, now = db.session.query(HonourRound).order_by(HonourRound.id)
    counts = queries.counts()
    assert sum(counts[past.id].values()) == len(PAST) == 12
    assert counts[past.id][Stage.AWARDED] == 5
    assert set(counts[past.id]) <= lifecycle.SETTLED
    assert sum(counts[now.id].values()) == len(NOW)
    assert now.is_open_on(NOON.date())


def test_every_honour_had_its_consent_its_whole_notice_and_its_answers() -> None:
    for family in db.session.query(Nomination).filter_by(stage=Stage.AWARDED):
        assert family.has_consent
        assert family.settled_at is not None
        assert lifecycle.is_over(family.notice_until, family.settled_at.date())
        assert [note.deed for note in queries.notes(family.id)] == ["shortlist", "consent", "announce", "award"]
    said = db.session.query(Objection).one()
    assert said.answered_at is not None
    assert said.is_upheld is False


def test_one_family_stands_in_public_notice_now() -> None:
    family = db.session.query(Nomination).filter_by(stage=Stage.NOTICED).one()
    assert family.notice_until is not None
    assert not lifecycle.is_over(family.notice_until, NOON.date())
    assert len(queries.shown()) == 6
