"""The way of a case and its figure, without a store-room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mediation.lifecycle import JUDGED, Deed, Outcome, Stage, after, can, replay
from app.mediation.rate import Closing, figure

closings = st.lists(st.builds(Closing, st.sampled_from(Outcome), st.booleans()), max_size=60)


@given(st.lists(st.sampled_from(Deed), max_size=20))
def test_only_deeds_that_may_follow_lead_anywhere(deeds: list[Deed]) -> None:
    stage: Stage | None = None
    for deed in deeds:
        if can(stage, deed):
            stage = after(stage, deed)
        else:
            with pytest.raises(ValueError, match="may not follow"):
                after(stage, deed)


@given(st.lists(st.sampled_from([Deed.HEAR, Deed.ESCALATE]), max_size=5), st.integers(0, 4))
def test_a_case_is_closed_and_opened_again_as_often_as_it_breaks(between: list[Deed], times: int) -> None:
    deeds = [Deed.BEGIN, *between, *([Deed.CLOSE, Deed.FOLLOW_UP, Deed.REOPEN, *between] * times)]
    assert replay(deeds) is Stage.OPEN
    assert replay([*deeds, Deed.CLOSE]) is Stage.CLOSED
    assert replay([]) is None


@given(closings)
def test_the_figure_counts_each_once_and_never_more_than_all(found: list[Closing]) -> None:
    shown = figure(found)
    assert sum(shown.outcomes.values()) == len(found)
    assert shown.agreed <= shown.n == sum(each.outcome in JUDGED for each in found)
    assert (shown.percent is None) is (shown.n == 0)
    assert shown.percent is None or 0 <= shown.percent <= 100
    assert (shown.percent == 100) is (shown.n > 0 and shown.agreed == shown.n)


@given(closings, st.data())
def test_opening_one_again_never_raises_the_figure(found: list[Closing], data: st.DataObject) -> None:
    if not found:
        return
    which = data.draw(st.integers(0, len(found) - 1))
    again = [each._replace(is_reopened=True) if place == which else each for place, each in enumerate(found)]
    assert figure(again).agreed <= figure(found).agreed
    assert figure(again).n == figure(found).n


def test_withdrawn_and_referred_count_in_neither() -> None:
    aside = [Closing(Outcome.WITHDRAWN, is_reopened=False), Closing(Outcome.REFERRED, is_reopened=False)]
    shown = figure([Closing(Outcome.AGREED, is_reopened=False), *aside])
    assert (shown.agreed, shown.n, shown.percent) == (1, 1, 100)


def test_one_failure_in_a_thousand_is_not_rounded_away() -> None:
    failed = Closing(Outcome.NOT_AGREED, is_reopened=False)
    good = Closing(Outcome.AGREED, is_reopened=False)
    assert figure([failed, *[good] * 999]).percent == 99
    assert figure([good, *[failed] * 999]).percent == 1
