"""Records at the desk: confirmed one by one or several at once, corrected, struck out, written up; and their ledger."""

import pytest
from flask import Flask

from app.clock import Hands
from app.db import db
from app.staff.models import Role
from app.volunteers import queries_hours, queries_records, verbs_ledger, verbs_requests
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import CorrectionRequest, Duty, Stint
from app.volunteers.stints import Stage
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.nine import NINE, served


def stage(stint: Stint) -> Stage:
    db.session.expire_all()
    return stint.stage


def test_a_waiting_record_is_ticked_and_confirmed(hive: Hive, counter: Finger, li: Volunteer, hands: Hands) -> None:
    stint = served(hive, li, hands)
    page = counter.see("/desk/records")
    assert "李梅" in page.text
    assert "13812345678" not in page.text
    answer = counter.follow(counter.tap(page, "/records/confirm", record=stint.id))
    assert "核定了 1 条" in answer.text
    assert "这里没有记录" in answer.text
    assert stage(stint) is Stage.CONFIRMED


def test_nothing_ticked_is_asked_for(hive: Hive, counter: Finger, li: Volunteer, hands: Hands) -> None:
    served(hive, li, hands)
    page = counter.see("/desk/records")
    assert counter.tap(page, "/records/confirm").status_code == 422
    assert "请先勾选" in counter.tap(page, "/records/confirm", record=["x", "0", "9" * 30]).text


def test_each_ticked_record_is_judged_by_itself(hive: Hive, counter: Finger, li: Volunteer, hands: Hands) -> None:
    good, bare = served(hive, li, hands), served(hive, li, hands, content="")
    page = counter.see("/desk/records")
    answer = counter.tap(page, "/records/confirm", record=[good.id, bare.id])
    assert answer.status_code == 200
    assert "1 条没有核定" in answer.text
    assert "还缺服务内容" in answer.text
    assert (stage(good), stage(bare)) == (Stage.CONFIRMED, Stage.WAITING)
    assert counter.tap(page, "/records/confirm", record=[bare.id]).status_code == 409


def test_a_record_is_confirmed_on_its_own_page_once(hive: Hive, counter: Finger, li: Volunteer, hands: Hands) -> None:
    stint = served(hive, li, hands)
    page = counter.see(f"/desk/records/{stint.id}")
    assert "核定好了" in counter.follow(counter.tap(page, f"/{stint.id}/confirm")).text
    assert counter.tap(page, f"/{stint.id}/confirm").status_code == 409


def test_a_record_leads_to_its_person(hive: Hive, counter: Finger, li: Volunteer, hands: Hands) -> None:
    stint = served(hive, li, hands)
    assert f'<a href="/desk/volunteers/{li.id}">李梅</a>' in counter.see(f"/desk/records/{stint.id}").text


def test_the_same_colleague_does_not_answer_twice_for_a_very_long_day(
    app: Flask, hive: Hive, counter: Finger, li: Volunteer, hands: Hands
) -> None:
    stint = served(hive, li, hands, hours=13)
    assert "要两位同事核定" in counter.see("/desk/records?view=long").text
    page = counter.see(f"/desk/records/{stint.id}")
    counter.tap(page, f"/{stint.id}/confirm")
    assert stage(stint) is Stage.WAITING
    assert "还要一位同事" in counter.see("/desk/records?view=long").text
    assert counter.tap(page, f"/{stint.id}/confirm").status_code == 409
    other = sit(app, Role.ADMIN)
    other.tap(other.see(f"/desk/records/{stint.id}"), f"/{stint.id}/confirm")
    assert stage(stint) is Stage.CONFIRMED
    assert "这里没有记录" in counter.see("/desk/records?view=long").text


def test_a_day_of_seven_hours_is_not_among_the_long_ones(
    hive: Hive, counter: Finger, li: Volunteer, hands: Hands
) -> None:
    served(hive, li, hands, hours=7)
    assert "这里没有记录" in counter.see("/desk/records?view=long").text


def test_who_forgot_to_sign_out_is_shown_with_what_they_said(
    hive: Hive, counter: Finger, li: Volunteer, hands: Hands
) -> None:
    stint = verbs_ledger.sign_in(li, make.duty(hive.station, hours=2))
    assert "李梅" not in counter.see("/desk/records?view=unclosed").text
    hands.move(hours=2.5)
    assert "正在服务" in counter.see("/desk/records?view=unclosed").text
    verbs_ledger.close_forgotten(stint)
    assert "还没问到本人" in counter.see("/desk/records?view=unclosed").text
    verbs_ledger.say_when_left(stint, NINE.replace(hour=10))
    page = counter.see("/desk/records?view=unclosed")
    assert "本人已回答" in page.text
    assert "说是 3月2日 10:00 离开的" in counter.see(f"/desk/records/{stint.id}").text


def test_times_are_put_right_and_every_row_stays_to_be_read(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands
) -> None:
    stint = served(hive, li, hands)
    page = desk.see(f"/desk/records/{stint.id}")
    right = {"c__start": "2026-03-02T09:30", "c__end": "2026-03-02T10:30", "c__reason": "队长证明"}
    answer = desk.follow(desk.tap(page, "/correct", **right)).text
    assert "签到，从 3月2日 9:00 算起" in answer
    assert "签退，算到 3月2日 11:00" in answer
    assert "更正为 3月2日 9:30–10:30：队长证明" in answer
    assert "1.0 小时" in answer
    assert desk.tap(page, "/correct", **right | {"c__end": "2026-03-02T09:00"}).status_code == 409
    for wrong in (
        {"c__reason": " "},
        {"c__start": ""},
        {"c__end": "tomorrow"},
        {"c__start": "0001-01-01T00:00"},
        {"c__reason": "长" * 61},
    ):
        assert desk.tap(page, "/correct", **right | wrong).status_code == 422


def test_correcting_only_the_end_leaves_the_begin_to_the_second(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands
) -> None:
    hands.move(minutes=2, seconds=37)
    stint = served(hive, li, hands, starts_in=-0.1)
    began = stint.start_at
    assert began.second == 37
    page = desk.see(f"/desk/records/{stint.id}")
    assert 'value="2026-03-02T09:02"' in page.text
    assert desk.tap(page, "/correct", c__end="2026-03-02T10:30", c__reason="队长证明").status_code == 303
    db.session.expire_all()
    assert (stint.start_at, stint.end_at) == (began, NINE.replace(hour=10, minute=30))
    assert desk.tap(page, "/correct", c__start="2026-03-02T09:03", c__reason="队长证明").status_code == 303
    db.session.expire_all()
    assert stint.start_at == NINE.replace(minute=3)


def test_a_record_nobody_believes_is_struck_out_with_its_reason(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands
) -> None:
    stint = served(hive, li, hands)
    page = desk.see(f"/desk/records/{stint.id}")
    assert desk.tap(page, "/strike-out", s__reason="").status_code == 422
    assert "作废了：点错了项目" in desk.follow(desk.tap(page, "/strike-out", s__reason="点错了项目")).text
    assert stage(stint) is Stage.VOID
    assert desk.tap(page, "/strike-out", s__reason="点错了项目").status_code == 409


def test_a_request_is_granted_as_the_volunteer_says(hive: Hive, desk: Finger, li: Volunteer, hands: Hands) -> None:
    stint = served(hive, li, hands)
    verbs_requests.ask(stint, NINE, NINE.replace(hour=10), "忘了签退")
    assert "申请了更正" in desk.see("/desk/records?view=wishes").text
    page = desk.see(f"/desk/records/{stint.id}")
    assert desk.tap(page, "/grant").status_code == 303
    assert (stage(stint), stint.minutes) == (Stage.CONFIRMED, 60)
    assert desk.tap(page, "/grant").status_code == 409
    assert "这里没有记录" in desk.see("/desk/records?view=wishes").text


def test_a_request_taken_back_is_seen_and_asks_nothing_more(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands
) -> None:
    stint = served(hive, li, hands)
    verbs_requests.ask(stint, NINE, NINE.replace(hour=10), "forgot_out")
    verbs_requests.take_back(stint)
    assert "这里没有记录" in desk.see("/desk/records?view=wishes").text
    page = desk.see(f"/desk/records/{stint.id}").text
    assert "忘了签退" in page
    assert "本人撤回了" in page
    assert "/grant" not in page


def test_a_request_is_declined_with_words(hive: Hive, desk: Finger, li: Volunteer, hands: Hands) -> None:
    stint = served(hive, li, hands)
    verbs_requests.ask(stint, NINE, NINE.replace(hour=10), "忘了签退")
    page = desk.see(f"/desk/records/{stint.id}")
    assert desk.tap(page, "/decline", d__reason="").status_code == 422
    assert "没有同意：签到表上是 11 点" in desk.follow(desk.tap(page, "/decline", d__reason="签到表上是 11 点")).text
    assert desk.tap(page, "/decline", d__reason="签到表上是 11 点").status_code == 409
    assert db.session.query(CorrectionRequest).one().is_granted is False


@pytest.mark.parametrize(
    "typed", ["138 1234", "138-1234-5678", "Zhang Jianguo", "ｚｊｇ", "ＺＨＡＮＧ", "张建国", "建国", "5678"]
)
def test_for_whom_it_is_written_up_is_found_as_on_the_roster(hive: Hive, hands: Hands, typed: str) -> None:
    make.volunteer("李梅", "13900001111")
    zhang = make.volunteer("张建国")
    assert [one.id for one in queries_hours.people(typed)] == [zhang.id]
    assert queries_hours.people("  ") == []


def test_what_was_not_signed_in_for_is_written_up(hive: Hive, desk: Finger, li: Volunteer, hands: Hands) -> None:
    duty = make.duty(hive.station, name="关爱儿童")
    hands.move(hours=4)
    found = desk.tap(desk.see("/desk/records/new"), "/records/new", q="lm")
    assert "李梅" in found.text
    assert "13812345678" not in found.text
    page = desk.see(f"/desk/records/new/{li.id}?day=2026-03-02")
    said = {"duty": duty.id, "start": "09:00", "end": "10:30", "reason": "自助机没开"}
    answer = desk.follow(desk.tap(page, "/write-up", **said)).text
    assert "补录为 3月2日 9:00–10:30：自助机没开" in answer
    assert desk.tap(page, "/write-up", **said).status_code == 409
    for wrong in (
        {"reason": ""},
        {"duty": "999"},
        {"start": ""},
        {"end": "09:00"},
        {"day": "x"},
        {"day": "0001-01-01"},
    ):
        assert desk.tap(page, "/write-up", **said | wrong).status_code == 422


def test_keeping_the_station_is_written_up_though_nobody_signed_in_for_it(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands
) -> None:
    page = desk.see(f"/desk/records/new/{li.id}?day=2026-03-01")
    said = {"duty": f"at-{hive.station.id}", "start": "22:00", "end": "01:00", "reason": "自助机没开"}
    assert desk.tap(page, "/write-up", **said).status_code == 303
    stint, duty = db.session.query(Stint).one(), db.session.query(Duty).one()
    assert (duty.name, duty.day.isoformat(), stint.minutes) == ("驿站值守", "2026-03-01", 180)


def test_a_day_without_duties_says_where_to_plan_one(hive: Hive, desk: Finger, li: Volunteer) -> None:
    hive.station.kind = "room"
    assert "这一天没有服务安排" in desk.see(f"/desk/records/new/{li.id}?day=2026-02-01").text


@pytest.mark.parametrize(("passed", "words"), [(1, ""), (9, "快到期限"), (15, "已经过期")])
def test_what_nears_its_last_working_day_is_shown(
    app: Flask, hive: Hive, li: Volunteer, hands: Hands, passed: int, words: str
) -> None:
    served(hive, li, hands)
    hands.move(days=passed)
    desk = sit(app, Role.STATION)
    page = desk.see("/desk/records?view=due").text
    assert ("李梅</a>" in page) is bool(words)
    assert f">{words}</span>" in page or not words


def test_each_view_says_how_many_there_are(hive: Hive, counter: Finger, li: Volunteer, hands: Hands) -> None:
    served(hive, li, hands)
    wished = served(hive, li, hands)
    verbs_requests.ask(wished, NINE, NINE.replace(hour=10), "wrong_times")
    verbs_ledger.close_forgotten(verbs_ledger.sign_in(make.volunteer("王强", "13700001111"), make.duty(hive.station)))
    hands.move(hours=4)
    page = counter.see("/desk/records").text
    for words in ("待核定 <b>3</b>", "没签退 <b>1</b>", "更正申请 <b>1</b>", "快到期限</a>", "全部</a>"):
        assert words in page
    assert "待核定 <b>2</b>" in counter.see(f"/desk/records?volunteer={li.id}").text
    assert "待核定 <b>3</b>" in counter.tap(counter.see("/desk/records"), "/records", q="李梅").text


def test_the_list_turns_its_pages_by_the_last_record(
    hive: Hive, counter: Finger, li: Volunteer, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    stints = [served(hive, li, hands, hours=1) for _each in range(3)]
    monkeypatch.setattr(queries_records, "PAGE", 2)
    monkeypatch.setattr(queries_records.records, "__defaults__", (2,))
    for view, order in (("waiting", stints), ("all", stints[::-1])):
        first = counter.see(f"/desk/records?view={view}").text
        links = [f'/desk/records/{stint.id}"' in first for stint in order]
        assert links == [True, True, False]
        after = first.split("after=")[1].split('"')[0]
        assert after == str(order[1].id)
        second = counter.see(f"/desk/records?view={view}&after={after}").text
        assert [f'/desk/records/{stint.id}"' in second for stint in order] == [False, False, True]


def test_all_records_of_a_volunteer_are_found_by_name_or_number(
    hive: Hive, counter: Finger, li: Volunteer, hands: Hands
) -> None:
    served(hive, li, hands)
    other = make.volunteer("王芳", "13900001111")
    served(hive, other, hands)
    found = counter.tap(counter.see("/desk/records"), "/desk/records", q="王芳").text
    assert ("王芳</a>" in found, "李梅</a>" in found) == (True, False)
    mine = counter.see(f"/desk/records?volunteer={li.id}").text
    assert ("王芳</a>" in mine, "李梅</a>" in mine) == (False, True)


POSTS = (
    ("/desk/records", {Role.GRID}),
    ("/desk/records/confirm", {Role.GRID}),
    ("/desk/records/1/confirm", {Role.GRID}),
    ("/desk/records/1/correct", {Role.GRID, Role.STATION}),
    ("/desk/records/1/strike-out", {Role.GRID, Role.STATION}),
    ("/desk/records/requests/1/grant", {Role.GRID, Role.STATION}),
    ("/desk/records/requests/1/decline", {Role.GRID, Role.STATION}),
    ("/desk/records/new", {Role.GRID, Role.STATION}),
    ("/desk/records/new/1/write-up", {Role.GRID, Role.STATION}),
)


@pytest.mark.parametrize(("url", "shut_to"), POSTS)
def test_records_are_shut_to_strangers_and_to_other_roles(
    app: Flask, hive: Hive, stranger: Finger, url: str, shut_to: set[Role]
) -> None:
    for role in shut_to:
        desk = sit(app, role)
        token = dict(desk.form(desk.see("/desk/"), "/language")[1])
        assert stranger.client.post(url, data=token).status_code == 303
        assert desk.client.post(url, data=token).status_code == 403


@pytest.mark.parametrize("url", ["1/confirm", "1/correct", "1/strike-out", "requests/1/grant", "new/1/write-up"])
def test_an_unknown_record_is_not_found(desk: Finger, url: str) -> None:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    assert desk.client.post(f"/desk/records/{url}", data=token).status_code == 404
    assert desk.see("/desk/records/99").status_code == 404
