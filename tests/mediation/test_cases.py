"""矛盾调处 at the desk: taken in, heard, closed, asked after, opened again; and read by nobody who need not."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from app import clock
from app.audit import Event
from app.community.models import Level
from app.config import rules
from app.db import db, empty_journal
from app.mediation import queries, screens, verbs
from app.mediation.lifecycle import Deed, Outcome, Stage, replay
from app.mediation.models import Case, CaseEvent, CaseParty, FollowUp, Hearing, Kind, Side
from app.mediation.queries import Sieve, View
from app.mediation.verbs import Party, Said
from app.refusal import Refused
from app.staff import reaches
from app.staff.models import Charge, Role, Staff
from tests import make
from tests.at_once import HANDS, ROUNDS, at_once
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

CASES = "/desk/cases"
SECRETS = ("欧阳秀英", "13711112222", "赵铁柱", "13733334444", "夜里练琴", "各让一步", "吵得更凶")


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    make.building()
    return sit(app, Role.CADRE)


def by() -> Staff:
    return db.session.query(Staff).order_by(Staff.id).first() or make.colleague(Role.ADMIN, "zhou", "周杰")[0]


def begun(*mediators: str, at: Any = None) -> Case:
    parties = (Party(Side.A, "欧阳秀英", "13711112222"), Party(Side.B, "赵铁柱", "13733334444"))
    said = Said(Kind.NOISE, at or make.building(), Level.BUILDING, "夜里练琴", parties, mediators)
    made = verbs.begin(by(), said)
    db.session.commit()
    return made


def closed(outcome: Outcome = Outcome.AGREED) -> Case:
    made = begun()
    verbs.close(made, by(), outcome, "各让一步")
    db.session.commit()
    return made


def deeds() -> list[str]:
    return [each.deed for each in db.session.query(Event).order_by(Event.seq) if each.deed.startswith("case.")]


def said(**more: Any) -> dict[str, Any]:
    told = {"kind": "leak", "area": make.building().id, "level": "building", "name_a": "欧阳秀英", "name_b": "赵铁柱"}
    return told | {"phone_a": "13711112222", "phone_b": "", "summary": "夜里练琴", "mediators": []} | more


def test_a_case_is_taken_in_and_its_outline_names_nobody(desk: Finger) -> None:
    answer = desk.tap(desk.see(f"{CASES}/new"), "/new", **said())
    page = desk.follow(answer).text + desk.see(CASES).text
    assert "漏水渗水" in page
    assert "万隆一品小区3栋" in page
    assert [word for word in SECRETS if word in page] == []
    assert deeds() == ["case.begun", "case.mediators_named"]


@pytest.mark.parametrize(
    "wrong", [{"name_a": ""}, {"phone_a": "12"}, {"kind": "war"}, {"area": 999}, {"summary": "长" * 1001}]
)
def test_what_is_lacking_is_asked_again(desk: Finger, wrong: dict[str, Any]) -> None:
    assert desk.tap(desk.see(f"{CASES}/new"), "/new", **said(**wrong)).status_code == 422
    assert db.session.query(Case).count() == 0


def test_the_file_is_opened_by_a_deed_masked_and_in_full_by_another(desk: Finger) -> None:
    case = begun()
    page = desk.tap(desk.see(f"{CASES}/{case.id}"), "/read")
    assert "夜里练琴" in page.text
    assert "欧阳*" in page.text
    assert [word for word in SECRETS[:4] if word in page.text] == []
    whole = desk.tap(page, "/unmask")
    assert all(word in whole.text for word in SECRETS[:4])
    assert deeds()[-2:] == ["case.read", "case.unmasked"]


def test_it_is_heard_escalated_closed_and_asked_after(desk: Finger) -> None:
    case = begun()
    page = desk.see(f"{CASES}/{case.id}")
    today = clock.today().isoformat()
    assert desk.tap(page, "/hear", held_on=today, words="各让一步").status_code == 303
    assert desk.tap(page, "/hear", held_on="", words="").status_code == 422
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    assert desk.tap(page, "/hear", held_on=tomorrow, words="").status_code == 409
    assert desk.tap(page, "/escalate", why="").status_code == 422
    assert desk.tap(page, "/escalate", why="吵得更凶").status_code == 303
    assert desk.tap(page, "/close").status_code == 422
    assert desk.tap(page, "/close", outcome="agreed", why="").status_code == 303
    assert desk.tap(page, "/close", outcome="agreed", why="").status_code == 409
    kept = db.session.get_one(Case, case.id, populate_existing=True)
    assert (kept.stage, kept.level, kept.outcome) == (Stage.CLOSED, Level.COMPOUND, Outcome.AGREED)
    due = [each.due_on - clock.today() for each in queries.follow_ups(case.id)]
    assert [each.days for each in due] == [rules().mediation_first_days, rules().mediation_second_days]
    assert "小区 1" in desk.see(CASES).text


def test_an_answer_to_the_follow_up_is_kept_once_and_a_break_opens_it_again(app: Flask, desk: Finger) -> None:
    case = closed()
    asked = queries.follow_ups(case.id)[0]
    asked.due_on = clock.today()
    db.session.commit()
    assert "1 件该回访了" in desk.see("/desk/").text
    assert case.number in desk.see(f"{CASES}?view=due").text
    page = desk.see(f"{CASES}/{case.id}")
    assert desk.client.post(f"{CASES}/{case.id}/follow-up", data=token(desk, page)).status_code == 422
    assert desk.tap(page, "/follow-up", holds="n").status_code == 303
    with pytest.raises(Refused):
        verbs.follow_up(db.session.get_one(FollowUp, asked.id), by(), holds=True)
    before = screens.this_year(None)["figure"]
    assert desk.tap(page, "/reopen", why="").status_code == 422
    assert desk.tap(desk.see(f"{CASES}/{case.id}"), "/reopen", why="吵得更凶").status_code == 303
    after = screens.this_year(None)["figure"]
    assert (before.agreed, before.n, after.agreed, after.n, after.reopened) == (1, 1, 0, 1, 1)
    assert [each.done_at is None for each in queries.follow_ups(case.id)] == [False]
    assert desk.tap(desk.see(f"{CASES}/{case.id}"), "/close", outcome="partly", why="").status_code == 303


def token(desk: Finger, page: Any) -> dict[str, str]:
    return {"csrf_token": dict(desk.form(page, "/follow-up")[1])["csrf_token"]}


def test_the_rate_on_the_page_is_the_one_counted_by_hand_from_the_rows(desk: Finger) -> None:
    for outcome in (Outcome.AGREED, Outcome.AGREED, Outcome.NOT_AGREED, Outcome.REFERRED):
        closed(outcome)
    broken = closed()
    verbs.reopen(broken, by(), "吵得更凶")
    db.session.commit()
    agreed = text("SELECT count(*) FROM mediation_case WHERE outcome = 'agreed'")
    judged = text("SELECT count(DISTINCT case_id) FROM case_event WHERE deed = 'close' AND outcome <> 'referred'")
    good, n = db.session.scalar(agreed), db.session.scalar(judged)
    assert (good, n) == (2, 4)
    page = desk.see(CASES).text
    assert f"调处成功率 {100 * good // n}%" in page
    assert f"{good} 件谈成，算在里面的 {n} 件" in page


def test_the_stage_is_what_its_history_replays_to(desk: Finger) -> None:
    case = closed()
    verbs.reopen(case, by(), "吵得更凶")
    verbs.hear(case, by(), clock.today(), "")
    verbs.close(case, by(), Outcome.REFERRED)
    db.session.commit()
    steps = [Deed(each.deed) for each in db.session.query(CaseEvent).order_by(CaseEvent.id)]
    assert replay(steps) is case.stage
    with pytest.raises(Refused):
        verbs.hear(case, by(), clock.today(), "")


def test_nobody_goes_higher_than_the_street(desk: Finger) -> None:
    case = begun()
    for _level in range(3):
        verbs.escalate(case, by(), "大")
    with pytest.raises(Refused):
        verbs.escalate(case, by(), "更大")


def test_a_grid_worker_reads_what_they_are_named_on_and_nothing_else(app: Flask, desk: Finger) -> None:
    worker, _password = make.colleague(Role.GRID, "zeng", "曾伟明")
    db.session.commit()
    mine, other = begun(f"staff-{worker.id}"), begun()
    own = sit(app, Role.GRID)  # another worker of the same grid, named on neither
    assert mine.number not in own.see(CASES).text
    for path in ("", "/read", "/hear", "/close", "/unmask", "/reopen", "/escalate", "/follow-up"):
        url = f"{CASES}/{mine.id}{path}"
        answer = own.see(url) if not path else own.client.post(url, data=csrf(own))
        assert answer.status_code == 404, path
    desk.tap(desk.see(f"{CASES}/{mine.id}"), "/mediators", mediators=[f"staff-{seated(Role.GRID)}"])
    page = own.see(f"{CASES}/{mine.id}")
    assert "夜里练琴" in own.tap(page, "/read").text
    assert mine.number in own.see(CASES).text
    assert other.number not in own.see(CASES).text
    assert "调处成功率" not in own.see(CASES).text
    assert own.see(f"{CASES}/new").status_code == 403


def csrf(desk: Finger) -> dict[str, str]:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', desk.see("/desk/password").text)
    assert found
    return {"csrf_token": found[1]}


def seated(role: Role) -> int:
    return db.session.query(Staff).filter_by(username=role.value).one().id


def test_another_community_and_the_station_see_nothing(app: Flask, desk: Finger) -> None:
    case = begun()
    street = make.building().parent.parent.parent  # type: ignore[union-attr]
    far = make.area("东埔社区", Level.COMMUNITY, street)
    make.colleague(Role.CADRE, "far", "林远", Charge(area_id=far.id))
    elsewhere = db.session.query(Staff).filter_by(username="far").one()
    db.session.commit()
    assert sit(app, Role.STATION).see(CASES).status_code == 403
    reaches.keep(elsewhere)
    assert queries.case(case.id, elsewhere) is None
    assert queries.cases(Sieve(View.OPEN), elsewhere, clock.today()) == []
    db.session.info.pop("reach", None)


def test_a_stranger_is_led_away(app: Flask, desk: Finger, stranger: Finger) -> None:
    case = begun()
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in ("/new", *(f"/{case.id}/{deed}" for deed in ("read", "hear", "close", "mediators"))):
            assert stranger.client.post(CASES + path).location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


def test_what_is_quiet_for_long_is_on_today(desk: Finger) -> None:
    case = begun()
    assert "没有拖着的调解" in desk.see("/desk/").text
    case.last_at = clock.now() - timedelta(days=rules().mediation_quiet_days + 1)
    db.session.commit()
    assert case.number in desk.see("/desk/").text


def test_the_list_is_narrowed_to_a_compound_and_a_kind(desk: Finger) -> None:
    here, there = begun(), begun(at=make.building("1栋", "桂香苑"))
    compound = make.building().parent_id
    page = desk.see(f"{CASES}?area={compound}&kind=noise").text
    assert (here.number in page, there.number in page) == (True, False)
    assert here.number not in desk.see(f"{CASES}?kind=leak").text


def test_nothing_of_the_parties_is_readable_outside_the_house(desk: Finger) -> None:
    case = closed()
    verbs.reopen(case, by(), "吵得更凶")
    verbs.hear(case, by(), clock.today(), "夜里练琴")
    db.session.commit()
    rows = [str(row) for table in ("event", "mediation_case", "case_party", "case_event", "hearing")
            for row in db.session.execute(text(f"SELECT * FROM {table}"))]  # fmt: skip
    assert [word for word in SECRETS if any(word in row for row in rows)] == []


@pytest.mark.sqlite
def test_nor_in_the_raw_file_of_the_database(app: Flask, desk: Finger) -> None:
    closed()
    empty_journal()
    file = Path(str(db.engine.url.database))
    raw = file.read_bytes()
    assert make.building().name.encode() in raw
    assert [word for word in SECRETS if word.encode() in raw] == []


def test_what_was_closed_long_ago_is_forgotten_and_the_figure_stays(desk: Finger) -> None:
    case = closed()
    before = screens.this_year(None)["figure"]
    assert verbs.forget(clock.now() - timedelta(days=1)) == 0
    assert verbs.forget(clock.now() + timedelta(seconds=1)) == 1
    db.session.commit()
    assert screens.this_year(None)["figure"] == before
    assert {(each.name, each.phone, each.name_print) for each in db.session.query(CaseParty)} == {(None, None, None)}
    assert all(each.words is None for each in db.session.query(Hearing))
    assert desk.client.post(f"{CASES}/{case.id}/unmask", data=csrf(desk)).status_code == 409
    assert "已经删除" in desk.client.post(f"{CASES}/{case.id}/read", data=csrf(desk)).text


@pytest.mark.concurrency
@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_many_who_close_one_case_one_does(app: Flask, desk: Finger, _round: int) -> None:
    case_id, who = begun().id, by().id

    def end(_hand: int) -> None:
        staff = db.session.get_one(Staff, who)
        case = queries.case_for_update(case_id, staff)
        assert case
        verbs.close(case, staff, Outcome.AGREED)

    assert at_once(app, end) == {"done": 1, "refused": HANDS - 1}
    assert db.session.query(CaseEvent).filter_by(deed=Deed.CLOSE).count() == 1
    assert db.session.query(FollowUp).count() == 2
