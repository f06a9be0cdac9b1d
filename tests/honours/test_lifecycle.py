"""The way of a nomination, with no database: what may follow what, and until when a notice lasts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.community.holidays import announced_days
from app.honours import lifecycle
from app.honours.lifecycle import SETTLED, Deed, No, Stage, Standing, after, notice_until, why_not

SPECIAL = {each.day: each.is_working for each in announced_days()}
MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("begins", "days", "until"),
    [
        (date(2026, 3, 2), 3, date(2026, 3, 5)),
        (date(2026, 3, 5), 3, date(2026, 3, 10)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        # 国庆: 1 to 7 October are off, Saturday the 10th is worked.
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        # 春节: Saturday 14 February is worked, 15 to 23 are off.
        (date(2026, 2, 13), 2, date(2026, 2, 24)),
        # 元旦: Sunday 4 January is worked.
        (date(2025, 12, 31), 1, date(2026, 1, 4)),
    ],
)
def test_a_notice_lasts_whole_working_days(begins: date, days: int, until: date) -> None:
    assert notice_until(begins, days, SPECIAL) == until


def test_the_last_day_of_a_notice_still_belongs_to_it() -> None:
    until = notice_until(MONDAY, 3)
    standing = Standing(Stage.NOTICED, has_consent=True, until=until)
    assert why_not(Deed.AWARD, standing, until) is No.STILL_NOTICED
    assert why_not(Deed.OBJECT, standing, until) is None
    assert why_not(Deed.AWARD, standing, until + timedelta(days=1)) is None
    assert why_not(Deed.OBJECT, standing, until + timedelta(days=1)) is No.NOTICE_OVER


def test_a_clock_set_back_makes_no_notice_shorter() -> None:
    standing = Standing(Stage.NOTICED, has_consent=True, until=notice_until(MONDAY, 3))
    assert why_not(Deed.AWARD, standing, MONDAY - timedelta(days=30)) is No.STILL_NOTICED
    assert why_not(Deed.OBJECT, standing, MONDAY - timedelta(days=30)) is None


@pytest.mark.parametrize(
    ("standing", "deed", "no"),
    [
        (Standing(Stage.NOMINATED), Deed.ANNOUNCE, No.WRONG_STAGE),
        (Standing(Stage.NOMINATED, has_consent=True), Deed.AWARD, No.WRONG_STAGE),
        (Standing(Stage.NOMINATED), Deed.OBJECT, No.WRONG_STAGE),
        (Standing(Stage.NOMINATED), Deed.TAKE_BACK, No.NO_CONSENT),
        (Standing(Stage.DECLINED, is_erased=True), Deed.ERASE, No.ERASED),
        (Standing(Stage.AWARDED, is_erased=True), Deed.CONSENT, No.ERASED),
        (Standing(Stage.NOMINATED, has_consent=True), Deed.CONSENT, No.HAS_CONSENT),
        (Standing(Stage.SHORTLISTED), Deed.ANNOUNCE, No.NO_CONSENT),
        (Standing(Stage.SHORTLISTED, has_consent=True), Deed.SHORTLIST, No.WRONG_STAGE),
        (Standing(Stage.NOTICED, has_consent=True, until=MONDAY), Deed.DECLINE, No.WRONG_STAGE),
        (Standing(Stage.DECLINED), Deed.SHORTLIST, No.WRONG_STAGE),
        (Standing(Stage.WITHDRAWN), Deed.WITHDRAW, No.WRONG_STAGE),
        (Standing(Stage.AWARDED, has_consent=True), Deed.OBJECT, No.WRONG_STAGE),
    ],
)
def test_each_step_out_of_order_has_its_reason(standing: Standing, deed: Deed, no: No) -> None:
    assert why_not(deed, standing, MONDAY) is no


@pytest.mark.parametrize(
    ("objections", "no"), [((1, 0), No.OBJECTION_OPEN), ((0, 1), No.OBJECTION_UPHELD), ((2, 3), No.OBJECTION_OPEN)]
)
def test_an_objection_open_or_upheld_holds_up_the_honour(objections: tuple[int, int], no: No) -> None:
    standing = Standing(Stage.NOTICED, True, MONDAY, *objections)
    assert why_not(Deed.AWARD, standing, MONDAY + timedelta(days=1)) is no


@given(st.lists(st.tuples(st.sampled_from(Deed), st.integers(-3, 6), st.booleans()), max_size=40))
def test_nobody_is_honoured_without_consent_a_whole_notice_and_every_answer(
    steps: list[tuple[Deed, int, bool]],
) -> None:
    """Any deeds on any days, some backwards; half of the objections are answered, and dismissed, at once."""
    standing, today, been = Standing(Stage.NOMINATED), MONDAY, [Stage.NOMINATED]
    for deed, days, is_answered in steps:
        today += timedelta(days=days)
        if why_not(deed, standing, today) is not None:
            continue
        if deed is Deed.AWARD:
            assert standing.stage is Stage.NOTICED
            assert standing.has_consent
            assert standing.until is not None
            assert today > standing.until
            assert (standing.waiting, standing.upheld) == (0, 0)
        standing = _done(standing, deed, today, is_answered=is_answered)
        been.append(standing.stage)
        assert standing.stage is not Stage.NOTICED or standing.has_consent
    if Stage.AWARDED in been:
        assert been.index(Stage.SHORTLISTED) < been.index(Stage.NOTICED) < been.index(Stage.AWARDED)
    settled = next((at for at, stage in enumerate(been) if stage in SETTLED), None)
    if settled is not None:
        assert set(been[settled:]) <= {been[settled], Stage.WITHDRAWN}


@given(st.sampled_from(Stage), st.booleans(), st.integers(-5, 5))
def test_what_is_open_is_what_nothing_stands_against(stage: Stage, has_consent: bool, days: int) -> None:
    standing, today = Standing(stage, has_consent, MONDAY), MONDAY + timedelta(days=days)
    assert lifecycle.open_deeds(standing, today) == {deed for deed in Deed if not why_not(deed, standing, today)}


def _done(standing: Standing, deed: Deed, today: date, *, is_answered: bool) -> Standing:
    done = standing._replace(stage=after(deed, standing.stage))
    if deed is Deed.CONSENT:
        return done._replace(has_consent=True)
    if deed is Deed.TAKE_BACK:
        return done._replace(has_consent=False, until=None)
    if deed is Deed.ERASE:
        return done._replace(has_consent=False, until=None, is_erased=True)
    if deed is Deed.ANNOUNCE:
        return done._replace(until=notice_until(today, 3, SPECIAL))
    return done._replace(waiting=done.waiting + (not is_answered)) if deed is Deed.OBJECT else done
