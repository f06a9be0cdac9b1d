"""What the hours say on Today, and whether everything kept of them is what the ledger's rows come to."""

from flask import Flask

from app.clock import Hands
from app.config import rules
from app.db import db
from app.staff.models import Role, Staff
from app.volunteers import screens_mine, verbs_ledger, verbs_requests, verbs_sums
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import ServiceDay
from app.volunteers.stints import Deed, Line
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.volunteers.nine import NINE, served


def today(app: Flask) -> str:
    return sit(app, Role.STATION).see("/desk/").text


def test_a_quiet_day_is_said_in_one_sentence_each(app: Flask, hive: Hive, hands: Hands) -> None:
    page = today(app)
    for words in ("大家都签退了", "服务记录都核定了", "没有人累着", "没有等着答复的更正", "开出的证明都和记录一样"):
        assert words in page


def test_what_waits_is_a_matter_for_today_and_an_alarm_once_it_is_past(
    app: Flask, hive: Hive, li: Volunteer, hands: Hands
) -> None:
    served(hive, li, hands)
    hands.move(days=14, hours=20)
    page = today(app)
    assert "一共 1 条待核定" in page
    assert "1 条已经过期" in page
    assert "card--alarm" in page


def test_who_has_been_at_it_for_hours_without_a_break_is_named(
    app: Flask, hive: Hive, li: Volunteer, hands: Hands
) -> None:
    served(hive, li, hands, 3)
    hands.move(minutes=5)
    verbs_ledger.sign_in(li, make.duty(hive.station))
    hands.move(minutes=50)
    desk = sit(app, Role.STATION)
    assert "没有人累着" in desk.see("/desk/").text
    hands.move(minutes=6)
    assert "从 9:00 起没有歇过" in desk.see("/desk/").text


def test_who_has_gone_on_exactly_as_long_as_one_may_is_not_tired_yet(hive: Hive, li: Volunteer, hands: Hands) -> None:
    stint = verbs_ledger.sign_in(li, make.duty(hive.station, hours=9))
    hands.move(hours=rules().rest_after_hours)
    assert not screens_mine.is_tired(stint)
    hands.move(minutes=1)
    assert screens_mine.is_tired(stint)


def test_a_pause_long_enough_is_a_rest(app: Flask, hive: Hive, li: Volunteer, hands: Hands) -> None:
    served(hive, li, hands, 3)
    hands.move(minutes=15)
    verbs_ledger.sign_in(li, make.duty(hive.station))
    hands.move(hours=2)
    assert "没有人累着" in today(app)


def test_a_request_and_a_stint_nobody_can_have_given_are_named(
    app: Flask, hive: Hive, li: Volunteer, hands: Hands
) -> None:
    wished = served(hive, li, hands)
    verbs_requests.ask(wished, NINE, NINE.replace(hour=10), "忘了签退")
    endless = verbs_ledger.sign_in(li, make.duty(hive.station, hours=30))
    hands.move(hours=32)
    verbs_ledger.close_forgotten(endless)
    page = today(app)
    assert "申请更正" in page
    assert "一次时间太长" in page


def test_grid_workers_are_told_nothing_of_hours(app: Flask, hive: Hive, li: Volunteer, hands: Hands) -> None:
    served(hive, li, hands)
    assert "待核定" not in sit(app, Role.GRID).see("/desk/").text


def verify(app: Flask) -> tuple[int, str]:
    db.session.commit()
    answer = app.test_cli_runner().invoke(args=["hours", "verify"])
    return answer.exit_code, answer.output


def test_every_hour_is_accounted_for(app: Flask, hive: Hive, li: Volunteer, hands: Hands, chen: Staff) -> None:
    first, second, third = (served(hive, li, hands, 3) for _each in range(3))
    verbs_ledger.confirm(first, chen)
    verbs_ledger.correct(second, chen, NINE.replace(hour=12, minute=30), NINE.replace(hour=14), "队长证明")
    verbs_ledger.strike_out(third, chen, "不是本人")
    verbs_ledger.sign_in(li, make.duty(hive.station, hours=9))
    assert verify(app) == (0, "Every hour is accounted for.\n")


def test_a_planted_difference_is_named(app: Flask, hive: Hive, li: Volunteer, hands: Hands) -> None:
    stint = served(hive, li, hands)
    number, person = stint.id, li.id
    stint.minutes = 121
    db.session.query(ServiceDay).one().counted = 60
    code, said = verify(app)
    assert code == 1
    assert f"stint {number}: minutes is kept as 121, the rows come to 120" in said
    assert f"volunteer {person}, 2026-03-02: kept 120 minutes, 60 of them counted" in said
    assert "2 differences" in said


def test_a_day_too_many_and_a_row_nobody_added_up_are_named(
    app: Flask, hive: Hive, li: Volunteer, hands: Hands
) -> None:
    stint = served(hive, li, hands)
    db.session.add(ServiceDay(volunteer_id=li.id, day=NINE.date().replace(day=1), minutes=60, counted=60))
    verbs_sums.write(stint, Line(Deed.OUT, end=NINE.replace(hour=10)))
    stint.end_at = NINE.replace(hour=11)
    code, said = verify(app)
    assert code == 1
    assert "2026-03-01: kept 60 minutes, 60 of them counted, the rows come to nothing" in said
    assert f"stint {stint.id}: end is kept as" in said
