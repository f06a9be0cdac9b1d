"""A volunteer's own record at the kiosk: hours and where they come from, corrections, consent, a new PIN."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import clock
from app.clock import ZONE, Hands
from app.config import rules
from app.db import db
from app.kiosk.models import Visitor
from app.refusal import Refused
from app.staff import passwords
from app.volunteers import queries_record, verbs, verbs_door, verbs_growth, verbs_ledger, verbs_requests
from app.volunteers.models import Standing, Volunteer
from app.volunteers.models_door import Draft, Presence
from app.volunteers.models_ledger import CorrectionRequest, Stint
from app.volunteers.stints import Stage
from app.volunteers.verbs_growth import Lesson
from tests import make
from tests.make import Hive
from tests.taps import Finger

RECORD = "/kiosk/volunteer/record"
PAGES = ("", "/services", "/grown", "/own", "/leaving", "/pin", "/pin/new", "/pin/again", "/pin/done")
POSTS = ("/1/correct", "/1/take-back", "/show", "/withdraw", "/pin", "/pin/new", "/pin/again")
NINE = datetime(2026, 3, 2, 9, 7, tzinfo=ZONE)


@pytest.fixture
def hands(hive: Hive) -> Iterator[Hands]:
    with clock.frozen(NINE) as stopped:
        yield stopped


@pytest.fixture
def li(hive: Hive, hands: Hands) -> Volunteer:
    return make.volunteer()


@pytest.fixture
def known(kiosk: Finger, li: Volunteer) -> Finger:
    """A kiosk that has just recognised 李梅."""
    know(kiosk, li)
    return kiosk


def know(kiosk: Finger, volunteer: Volunteer) -> None:
    kiosk.tap(kiosk.see("/kiosk/about"), "language", to="zh")
    visitor = db.session.query(Visitor).order_by(Visitor.id.desc()).first()
    assert visitor
    verbs_door.recognise(volunteer, visitor.id)
    db.session.commit()


def serve(hive: Hive, hands: Hands, volunteer: Volunteer, hours: float = 2, **duty: Any) -> Stint:
    """A stint from now on, signed out again; the clock stands behind it."""
    stint = verbs_ledger.sign_in(volunteer, make.duty(hive.station, hours=20, **duty))
    later(hands, hours=hours)
    verbs_ledger.sign_out(stint)
    db.session.commit()
    return stint


def later(hands: Hands, **by: float) -> None:
    """Time goes by, and who stands at the kiosk stays there."""
    hands.move(**by)
    for visitor in db.session.query(Visitor):
        visitor.seen_at = clock.now()
    db.session.commit()


def correct(known: Finger, stint: Stint, **said: Any) -> Any:
    url = f"{RECORD}/{stint.id}/correct"
    return known.tap(known.see(url), url, **said)


def ask_for_an_hour_less(known: Finger, stint: Stint) -> Any:
    return correct(known, stint, reason="other", end=str(10 * 60))


def words(page: Any) -> str:
    return " ".join(page.text.split())


# What is seen.


def test_the_sum_what_waits_and_the_way_to_the_next_star_are_told(
    hive: Hive, hands: Hands, li: Volunteer, known: Finger
) -> None:
    serve(hive, hands, li, 2.5)
    later(hands, days=1)
    verbs_ledger.close_forgotten(verbs_ledger.sign_in(li, make.duty(hive.station, hours=3)))
    page = words(known.see(RECORD))
    assert "<b>2.5</b> 小时" in page
    assert "另有 3.0 小时等核定" in page
    assert "再服务 97.5 小时，就是一星志愿者" in page
    assert "2026年3月 2.5 小时" in page
    assert "2025年4月 0.0 小时" in page
    assert "2025年3月" not in page


def test_above_eight_hours_a_day_the_rest_waits(hive: Hive, hands: Hands, li: Volunteer, known: Finger) -> None:
    serve(hive, hands, li, 10)
    assert queries_record.sums(li.id) == (480, 120)


def test_services_come_newest_first_on_sheets_that_turn_both_ways(
    hive: Hive, hands: Hands, li: Volunteer, known: Finger
) -> None:
    for number in range(14):
        serve(hive, hands, li, 1, name=f"第{number:02}次")
        later(hands, days=1)
    first = known.see(f"{RECORD}/services")
    assert [f"第{number:02}次" in first.text for number in (13, 8, 7)] == [True, True, False]
    pages = [queries_record.services(li.id, 6)]
    while pages[-1].older:
        pages.append(queries_record.services(li.id, 6, before=pages[-1].older))
    assert [len(page.rows) for page in pages] == [6, 6, 2]
    assert pages[2].newer
    back = queries_record.services(li.id, 6, after=pages[2].newer)
    assert back.rows == pages[1].rows
    assert back.newer
    assert queries_record.services(li.id, 6, after=back.newer).rows == pages[0].rows


def test_a_wrong_tap_taken_back_is_no_service_and_one_struck_out_is(
    hive: Hive, hands: Hands, li: Volunteer, known: Finger
) -> None:
    verbs_ledger.undo(verbs_ledger.sign_in(li, make.duty(hive.station, "点错的")))
    later(hands, hours=1)
    verbs_ledger.strike_out(serve(hive, hands, li, name="重复的"), make.colleague()[0], "重复登记")
    page = known.see(f"{RECORD}/services").text
    assert "点错的" not in page
    assert "重复的" in page
    assert "已作废" in page


def test_one_service_shows_its_seven_fields_and_every_row_in_words(
    hive: Hive, hands: Hands, li: Volunteer, known: Finger
) -> None:
    stint = serve(hive, hands, li)
    chen, _password = make.colleague()
    verbs_ledger.correct(stint, chen, NINE - timedelta(hours=1), NINE + timedelta(hours=1), "forgot_in")
    verbs_ledger.confirm(stint, chen)
    page = words(known.see(f"{RECORD}/{stint.id}"))
    fields = (
        "敬老服务",
        "2026年3月2日 星期一",
        "8:07–10:07 · 2.0 小时",
        "暖蜂驿站",
        "陪老人说话",
        "居民委员会",
        "陈站长",
    )
    for field in fields:
        assert field in page
    assert "签到，从 9:07 算起" in page
    assert "签退，到 11:07" in page
    assert "工作人员改为 8:07–10:07（忘了签到）" in page
    assert "工作人员核定了" in page


@pytest.mark.parametrize("needs", ["closed", "second"])
def test_where_a_service_stands_is_said_in_words(
    hive: Hive, hands: Hands, li: Volunteer, known: Finger, needs: str
) -> None:
    if needs == "closed":
        stint = verbs_ledger.sign_in(li, make.duty(hive.station))
        later(hands, hours=5)
        verbs_ledger.close_forgotten(stint)
    else:
        verbs_ledger.confirm(serve(hive, hands, li, 13), make.colleague()[0])
    said = {"closed": "请补离开时间", "second": "还要一位同事核定"}[needs]
    assert said in known.see(f"{RECORD}/services").text


def test_many_rows_are_turned_over(hive: Hive, hands: Hands, li: Volunteer, known: Finger) -> None:
    stint, chen = serve(hive, hands, li), make.colleague()[0]
    for minutes in range(6):
        verbs_ledger.correct(stint, chen, NINE, NINE + timedelta(minutes=30 + minutes), "other")
    first = known.see(f"{RECORD}/{stint.id}").text
    assert "改为 9:07–9:42" not in first
    assert "改为 9:07–9:42" in known.see(f"{RECORD}/{stint.id}?page=2").text


def test_nobody_sees_or_changes_the_record_of_another(hive: Hive, hands: Hands, known: Finger, li: Volunteer) -> None:
    wang = make.volunteer("王奶奶", "13912345678")
    stint, own = serve(hive, hands, wang), serve(hive, hands, li)
    assert known.see(f"{RECORD}/{stint.id}").status_code == 404
    assert known.see(f"{RECORD}/{stint.id}/correct").status_code == 404
    page = known.see(f"{RECORD}/{own.id}/correct")
    said = dict(known.form(page, "/correct")[1]) | {"reason": "other"}
    assert known.client.post(f"{RECORD}/{stint.id}/correct", data=said).status_code == 404
    assert not queries_record.services(li.id, 6, before=stint.id).newer


def test_trainings_awards_and_evaluations_are_shown_to_her_the_latest_first(li: Volunteer, known: Finger) -> None:
    assert "还没有" in known.see(f"{RECORD}/grown").text
    assert f'href="{RECORD}/grown"' in known.see(RECORD).text
    chen, day = make.colleague()[0], NINE.date()
    verbs_growth.evaluate(li, chen, day, "待人耐心")
    verbs_growth.award(li, chen, "优秀志愿者", day - timedelta(days=1), "社区")
    for number in range(5):
        earlier = day - timedelta(days=2 + number)
        verbs_growth.train([li], chen, Lesson(f"急救{number}", earlier, "活动室", 90, "红十字会"))
    db.session.commit()
    first, second = words(known.see(f"{RECORD}/grown")), words(known.see(f"{RECORD}/grown?page=2"))
    assert first.index("待人耐心") < first.index("优秀志愿者") < first.index("急救0")
    assert "1.5 小时 · 活动室 · 红十字会" in first
    assert ("急救4" in first, "急救4" in second) == (False, True)


# Who is let in.


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_record_is_shown_to_nobody_unknown(hive: Hive, kiosk: Finger, path: str) -> None:
    answer = kiosk.see(RECORD + path)
    assert answer.status_code == 303
    assert RECORD not in answer.location


def test_who_waits_for_the_community_has_no_record_yet(hive: Hive, kiosk: Finger) -> None:
    know(kiosk, verbs.apply(make.person(), "862930"))
    assert kiosk.see(RECORD).status_code == 303


@pytest.mark.parametrize("path", POSTS)
def test_nothing_is_changed_for_who_is_not_known(hive: Hive, kiosk: Finger, li: Volunteer, path: str) -> None:
    said = {name: value for name, value in kiosk.form(kiosk.see("/kiosk/"), "language")[1] if name != "to"}
    answer = kiosk.client.post(RECORD + path, data=said | {"pin": "975318", "to": "yes"})
    assert answer.status_code == 303
    assert RECORD not in answer.location
    _expect_untouched(li)


@pytest.mark.parametrize("path", POSTS)
def test_a_stranger_is_led_to_the_enrolment_of_kiosks(hive: Hive, li: Volunteer, stranger: Finger, path: str) -> None:
    said = {"csrf_token": _token(stranger.client)}
    assert stranger.client.post(RECORD + path, data=said).location == "/kiosk/enrol"
    _expect_untouched(li)


def _token(client: FlaskClient) -> str:
    page = client.get("/kiosk/enrol").text
    return page.partition('name="csrf-token" content="')[2].partition('"')[0]


def _expect_untouched(li: Volunteer) -> None:
    db.session.refresh(li)
    assert (li.standing, li.may_show) == (Standing.ACTIVE, False)
    assert passwords.fits("862930", li.pin_hash or "")
    assert db.session.query(CorrectionRequest).count() == 0


# Putting right.


def test_other_times_are_tapped_and_asked_for(hive: Hive, hands: Hands, li: Volunteer, known: Finger) -> None:
    stint = serve(hive, hands, li)
    earlier = correct(known, stint, move="start:-15")
    assert earlier.status_code == 200
    assert "<b>9:00</b>" in earlier.text
    answer = known.tap(earlier, "/correct", reason="forgot_in")
    assert answer.location == f"{RECORD}/{stint.id}"
    wish = db.session.query(CorrectionRequest).one()
    assert (wish.start_at, wish.end_at) == (NINE - timedelta(minutes=7), NINE + timedelta(hours=2))
    assert wish.reason == "forgot_in"
    page = known.follow(answer).text
    assert "等答复" in page
    assert "申请更正" not in page


def test_what_came_of_it_is_read_on_the_record(hive: Hive, hands: Hands, li: Volunteer, known: Finger) -> None:
    stint, chen = serve(hive, hands, li), make.colleague()[0]
    ask_for_an_hour_less(known, stint)
    verbs_requests.decline(db.session.query(CorrectionRequest).one(), chen, "那天没有开门")
    assert "未更正：那天没有开门" in known.see(f"{RECORD}/{stint.id}").text
    ask_for_an_hour_less(known, stint)
    verbs_requests.grant(db.session.query(CorrectionRequest).order_by(CorrectionRequest.id.desc()).first(), chen)
    assert "已更正" in known.see(f"{RECORD}/{stint.id}").text
    assert db.session.query(Stint).one().stage is Stage.CONFIRMED


def test_a_second_wish_for_the_same_record_is_refused(hive: Hive, hands: Hands, li: Volunteer, known: Finger) -> None:
    stint = serve(hive, hands, li)
    page = known.see(f"{RECORD}/{stint.id}/correct")
    verbs_requests.ask(stint, NINE, NINE + timedelta(hours=1), "other")
    answer = known.tap(page, "/correct", reason="other", end="600")
    assert answer.status_code == 409
    assert "正在等社区答复" in answer.text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"start": "540"}, "请点一下原因"),
        ({"reason": "other"}, "时间还和原来一样"),
        ({"reason": "rain"}, ""),
        ({"reason": "other", "start": "700", "end": "600"}, "离开要在到来之后"),
        ({"reason": "other", "start": "yesterday"}, ""),
        ({"reason": "other", "end": "99999"}, ""),
    ],
)
def test_a_wish_without_reason_or_with_impossible_times_is_asked_again(
    hive: Hive, hands: Hands, li: Volunteer, known: Finger, said: dict[str, str], told: str
) -> None:
    answer = correct(known, serve(hive, hands, li), **said)
    assert answer.status_code == 422
    assert told in answer.text
    assert db.session.query(CorrectionRequest).count() == 0


def test_round_hours_are_reached_from_an_odd_minute(hive: Hive, hands: Hands, li: Volunteer, known: Finger) -> None:
    stint = serve(hive, hands, li)
    earlier = correct(known, stint, move="start:-60")
    assert "<b>8:15</b>" in earlier.text
    assert "<b>8:00</b>" in known.tap(earlier, "/correct", move="start:-15").text
    assert "<b>11:07</b>" in correct(known, stint, move="end:15").text


def test_a_wish_that_waits_can_be_taken_back_and_said_anew(
    hive: Hive, hands: Hands, li: Volunteer, known: Finger
) -> None:
    stint = serve(hive, hands, li)
    page = known.follow(ask_for_an_hour_less(known, stint))
    answer = known.tap(page, "/take-back")
    assert answer.location == f"{RECORD}/{stint.id}"
    page = known.follow(answer)
    assert "您撤回了" in page.text
    assert "撤回申请" not in page.text
    wish = db.session.query(CorrectionRequest).one()
    with pytest.raises(Refused, match="撤回了申请"):
        verbs_requests.grant(wish, make.colleague()[0])
    assert ask_for_an_hour_less(known, stint).status_code == 303


def test_a_wish_that_was_answered_meanwhile_is_not_taken_back(
    hive: Hive, hands: Hands, li: Volunteer, known: Finger
) -> None:
    page = known.follow(ask_for_an_hour_less(known, stint := serve(hive, hands, li)))
    verbs_requests.decline(db.session.query(CorrectionRequest).one(), make.colleague()[0], "那天没有开门")
    answer = known.tap(page, "/take-back")
    assert answer.status_code == 409
    assert "已经答复过了" in answer.text
    assert "未更正" in known.see(f"{RECORD}/{stint.id}").text


def test_nobody_takes_back_the_wish_of_another(hive: Hive, hands: Hands, li: Volunteer, known: Finger) -> None:
    own, theirs = serve(hive, hands, li), serve(hive, hands, make.volunteer("王奶奶", "13912345678"))
    page = known.follow(ask_for_an_hour_less(known, own))
    said = dict(known.form(page, "/take-back")[1])
    assert known.client.post(f"{RECORD}/{theirs.id}/take-back", data=said).status_code == 404
    assert db.session.query(CorrectionRequest).one().decided_at is None


@pytest.mark.parametrize("move", ["middle:15", "start:9000", "start", ""])
def test_a_move_that_is_none_moves_nothing(hive: Hive, hands: Hands, li: Volunteer, known: Finger, move: str) -> None:
    page = correct(known, serve(hive, hands, li), move=move)
    assert "<b>9:07</b>" in page.text


def test_another_language_leads_back_to_the_same_record(hive: Hive, hands: Hands, li: Volunteer, known: Finger) -> None:
    stint = serve(hive, hands, li)
    for address in (f"{RECORD}/{stint.id}", f"{RECORD}/{stint.id}/correct", f"{RECORD}/services", RECORD):
        assert known.tap(known.see(address), "language", to="en").location == address


# What they decide about themselves.


def test_the_wall_may_call_them_by_name_and_then_no_more(li: Volunteer, known: Finger) -> None:
    for is_shown in (True, False):
        answer = known.tap(known.see(f"{RECORD}/own"), "/show")
        assert answer.location == f"{RECORD}/own"
        db.session.refresh(li)
        assert li.may_show is is_shown


def test_who_takes_the_consent_back_is_wiped_and_known_no_more(hive: Hive, hands: Hands, kiosk: Finger) -> None:
    li = make.volunteer(is_minor=True, guardian="李建国", guardian_phone="13912345678")
    serve(hive, hands, li)
    know(kiosk, li)
    page = kiosk.see(f"{RECORD}/leaving")
    assert f"满 {rules().volunteer_kept_days} 天删除" in page.text
    assert "按国家规定保留" in page.text
    left = kiosk.follow(kiosk.tap(page, "/withdraw"))
    assert "收回好了" in left.text
    db.session.refresh(li)
    assert (li.standing, li.pin_hash, li.consented_at, li.guardian) == (Standing.LEFT, None, None, "")
    assert db.session.query(Presence).count() == 0
    assert kiosk.see(RECORD).status_code == 303
    assert db.session.query(Stint).count() == 1


def test_who_never_served_reads_that_the_name_goes_too(li: Volunteer, known: Finger) -> None:
    assert "按国家规定保留" not in known.see(f"{RECORD}/leaving").text


def test_the_same_tap_on_leaving_sent_twice_is_one_leaving(li: Volunteer, known: Finger) -> None:
    page = known.see(f"{RECORD}/leaving")
    answers = [known.tap(page, "/withdraw") for _tap in range(2)]
    assert [answer.location for answer in answers] == [f"{RECORD}/left"] * 2


def test_a_new_pin_is_set_by_who_knows_the_present_one(li: Volunteer, known: Finger) -> None:
    page = known.follow(known.tap(known.see(f"{RECORD}/pin"), "/pin", pin="862930"))
    page = known.follow(known.tap(page, "/pin/new", pin="975318"))
    done = known.follow(known.tap(page, "/pin/again", pin_again="975318"))
    assert "密码换好了" in done.text
    db.session.refresh(li)
    assert passwords.fits("975318", li.pin_hash or "")
    assert db.session.query(Draft).count() == 0


def test_who_has_no_pin_yet_is_asked_for_none(li: Volunteer, known: Finger) -> None:
    li.pin_hash = None
    page = known.follow(known.see(f"{RECORD}/pin"))
    page = known.follow(known.tap(page, "/pin/new", pin="975318"))
    known.tap(page, "/pin/again", pin_again="975318")
    db.session.refresh(li)
    assert passwords.fits("975318", li.pin_hash or "")


@pytest.mark.parametrize(
    ("step", "said", "told"),
    [
        ("/pin", {"pin": "975318"}, "密码不对"),
        ("/pin/new", {"pin": "123456"}, "容易被猜到"),
        ("/pin/new", {"pin": "12"}, "还差 4 位"),
        ("/pin/again", {"pin_again": "975319"}, "和刚才的不一样"),
    ],
)
def test_a_pin_that_is_wrong_weak_or_not_the_same_changes_nothing(
    li: Volunteer, known: Finger, step: str, said: dict[str, str], told: str
) -> None:
    page = known.see(f"{RECORD}/pin")
    if step != "/pin":
        page = known.follow(known.tap(page, "/pin", pin="862930"))
    if step == "/pin/again":
        page = known.follow(known.tap(page, "/pin/new", pin="975318"))
    answer = known.tap(page, f"record{step}", **said)
    assert answer.status_code == 422
    assert told in answer.text
    _expect_untouched(li)


def test_guesses_at_the_present_pin_are_counted_and_end(li: Volunteer, known: Finger) -> None:
    page = known.see(f"{RECORD}/pin")
    for _guess in range(rules().pin_tries):
        page = known.tap(page, "record/pin", pin="975318")
    assert known.tap(page, "record/pin", pin="862930").status_code == 429


def test_a_card_shown_after_ones_own_pin_sets_no_pin_of_its_holder(hive: Hive, li: Volunteer, known: Finger) -> None:
    wang = make.volunteer("王芳", "13912340001", "507318")
    page = known.follow(known.tap(known.see(f"{RECORD}/pin"), "/pin", pin="862930"))
    known.tap(page, "/pin/new", pin="975318")
    know(known, wang)
    assert db.session.query(Draft).count() == 0
    assert known.see(f"{RECORD}/pin/new").location == f"{RECORD}/pin"
    assert known.tap(page, "/pin/new", pin="975318", ticket="A" * 22).location == f"{RECORD}/pin"
    db.session.refresh(wang)
    assert passwords.fits("507318", wang.pin_hash or "")


def test_having_said_ones_own_pin_says_nothing_for_another(hive: Hive, li: Volunteer, known: Finger) -> None:
    wang = make.volunteer("王芳", "13912340001", "507318")
    page = known.follow(known.tap(known.see(f"{RECORD}/pin"), "/pin", pin="862930"))
    presence = db.session.query(Presence).one()
    presence.volunteer_id = wang.id
    db.session.commit()
    assert known.tap(page, "/pin/new", pin="975318").location == f"{RECORD}/pin"


def test_nobody_sets_a_pin_without_the_present_one(li: Volunteer, known: Finger) -> None:
    assert known.see(f"{RECORD}/pin/new").location == f"{RECORD}/pin"
    assert known.see(f"{RECORD}/pin/again").location == f"{RECORD}/pin"
    said = {name: value for name, value in known.form(known.see("/kiosk/about"), "language")[1] if name != "to"}
    assert known.client.post(f"{RECORD}/pin/new", data=said | {"pin": "975318"}).location == f"{RECORD}/pin"
    _expect_untouched(li)
