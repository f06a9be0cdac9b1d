"""Care at the desk and at the kiosk: planned, moved, answered; masked; a volunteer's own and nobody else's."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.care import queries, upkeep, verbs
from app.care.models import CarePlan, CareVisit, Outcome, Stage
from app.clock import Hands
from app.db import db
from app.orders import verbs_lists
from app.staff.models import Role, Staff
from app.volunteers.models import Volunteer
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.at_kiosk import come

LIST = "/desk/care"
SECRETS = ("张大爷", "13700137000", "1503")


@pytest.fixture
def desk(app: Flask, hive: Hive, li: Volunteer) -> Finger:
    make.menu()
    return sit(app, Role.GRID)


def said(li: Volunteer, **more: Any) -> dict[str, Any]:
    told = {"item": make.item("取药送药").id, "building": make.building().id, "unit": "2单元", "room": "1503"}
    told |= {"contact": "张大爷", "phone": "13700137000", "weekdays": [0], "half": "morning", "since": "2026-09-21"}
    told |= {"on_holidays": "after", "volunteer_id": li.id, "backup_id": 0, "consent": "y", "health": "y"}
    return told | more


def write(desk: Finger, li: Volunteer, **more: Any) -> int:
    return desk.tap(desk.see(f"{LIST}/new"), f"{LIST}/new", **said(li, **more)).status_code


def plan() -> CarePlan:
    db.session.expire_all()
    return db.session.query(CarePlan).one()


def visit() -> CareVisit:
    return queries.visits(plan().id, date(2026, 1, 1), date(2027, 12, 31))[0]


def test_a_plan_is_made_on_one_screen_and_laid_ahead(desk: Finger, li: Volunteer) -> None:
    assert write(desk, li) == 303
    page = desk.see(f"{LIST}/{plan().id}").text
    assert "9月28日" in page
    assert [each for each in SECRETS if each in page] == []
    assert [each for each in SECRETS if each in desk.see(LIST).text] == []
    shown = desk.tap(desk.see(f"{LIST}/{plan().id}"), "/unmask").text
    assert all(each in shown for each in SECRETS)


@pytest.mark.parametrize(
    "wrong",
    [{"consent": ""}, {"health": ""}, {"weekdays": []}, {"since": ""}, {"until": "2026-09-01"}, {"contact": ""},
     {"phone": "12"}, {"backup_id": 1}, {"item": 0}, {"on_holidays": "never"}, {"since": "1026-09-21"}],
)  # fmt: skip
def test_what_is_lacking_is_asked_for(desk: Finger, li: Volunteer, wrong: dict[str, Any]) -> None:
    if "backup_id" in wrong:
        wrong = {"backup_id": li.id}
    assert write(desk, li, **wrong) == 422
    assert db.session.query(CarePlan).count() == 0


def test_the_form_to_change_a_plan_holds_what_and_where_as_they_are(desk: Finger, li: Volunteer) -> None:
    write(desk, li, building=make.building("9栋").id)
    page = desk.tap(desk.see(f"{LIST}/{plan().id}"), "/edit").text
    for id in (plan().item_id, plan().building_id):
        assert f'<option selected value="{id}">' in page


def test_a_plan_is_changed_paused_resumed_and_ended(desk: Finger, li: Volunteer) -> None:
    write(desk, li)
    one = f"{LIST}/{plan().id}"
    form = desk.tap(desk.see(one), "/edit")
    assert "张大爷" in form.text
    assert desk.tap(form, "/change", **said(li, half="afternoon")).status_code == 303
    assert desk.tap(form, "/change", **said(li, weekdays=[])).status_code == 422
    assert plan().half == "afternoon"
    page = desk.see(one)
    assert desk.tap(page, "/pause", p__reason="").status_code == 422
    assert desk.tap(page, "/pause", p__since="2026-09-25", p__reason="住院").status_code == 303
    assert desk.tap(page, "/pause", p__since="2026-09-25", p__reason="住院").status_code == 409
    page = desk.see(one)
    assert desk.tap(page, "/resume", r__on="").status_code == 422
    assert desk.tap(page, "/resume", r__on="2026-09-28").status_code == 303
    page = desk.see(one)
    assert desk.tap(page, "/end", e__words="").status_code == 422
    assert desk.tap(page, "/end", e__words="搬走了").status_code == 303
    assert desk.tap(page, "/end", e__words="搬走了").status_code == 409
    assert plan().ended_at is not None
    assert "搬走了" in desk.see(one).text


def test_a_plan_keeps_its_item_though_that_left_the_menu_since(desk: Finger, li: Volunteer) -> None:
    write(desk, li)
    verbs_lists.retire(plan().item, db.session.query(Staff).first())
    db.session.commit()
    form = desk.tap(desk.see(f"{LIST}/{plan().id}"), "/edit")
    assert f'selected value="{plan().item_id}"' in form.text
    assert desk.tap(form, "/change", **said(li, half="afternoon")).status_code == 303


def test_one_visit_is_moved_given_skipped_and_answered(desk: Finger, li: Volunteer) -> None:
    write(desk, li)
    zeng = make.volunteer("曾玥", "13900001111")
    one = f"{LIST}/visits/{visit().id}"
    page = desk.see(one)
    assert desk.tap(page, "/move", m__on="").status_code == 422
    assert desk.tap(page, "/move", m__on="2026-09-20").status_code == 409
    assert desk.tap(page, "/move", m__on="2026-09-22").status_code == 303
    assert desk.tap(desk.see(one), "/move", m__on="2026-09-21").status_code == 303
    assert desk.tap(page, "/give", g__volunteer_id=999).status_code == 422
    assert desk.tap(page, "/give", g__volunteer_id=zeng.id).status_code == 303
    assert desk.tap(page, "/outcome", o__outcome="moon").status_code == 422
    assert desk.tap(page, "/outcome", o__outcome="put_off").status_code == 409
    assert desk.tap(page, "/outcome", o__outcome="brought", o__note="").status_code == 303
    assert (visit().outcome, visit().volunteer_id) == (Outcome.BROUGHT, zeng.id)
    assert desk.tap(desk.see(one), "/undo").status_code == 303
    assert desk.tap(desk.see(one), "/skip", s__words="").status_code == 422
    assert desk.tap(desk.see(one), "/skip", s__words="去女儿家").status_code == 303
    assert visit().stage is Stage.SKIPPED
    assert desk.tap(page, "/skip", s__words="再一次").status_code == 409
    assert desk.tap(page, "/outcome", o__outcome="brought").status_code == 409


def test_today_is_red_while_a_visit_is_missing_or_nobody_makes_it(desk: Finger, li: Volunteer, hive: Hive) -> None:
    write(desk, li)
    verbs.materialise_all()
    db.session.commit()
    assert "未来七天都排好了人" in desk.see("/desk/").text
    queries.visits(plan().id, date(2026, 9, 21), date(2026, 9, 21))[0].volunteer_id = None
    db.session.commit()
    assert "1 次没有人去" in desk.see("/desk/").text
    db.session.query(CareVisit).delete()
    db.session.commit()
    assert "1 次没排上" in desk.see("/desk/").text


def test_a_generator_that_has_not_run_is_seen_on_today(app: Flask, desk: Finger, li: Volunteer, hands: Hands) -> None:
    write(desk, li)
    assert "排照护的任务没有运行" in desk.see("/desk/").text
    verbs.materialise_all()
    db.session.commit()
    assert "排照护的任务没有运行" not in desk.see("/desk/").text
    hands.move(hours=27)
    assert "排照护的任务没有运行" in sit(app, Role.CADRE).see("/desk/").text


def test_a_missed_visit_is_on_today_with_whom_to_ring(app: Flask, desk: Finger, li: Volunteer, hands: Hands) -> None:
    write(desk, li)
    hands.move(hours=8)
    upkeep.ring(hands.at)
    db.session.commit()
    desk = sit(app, Role.CADRE)
    assert "请网格长" in desk.see("/desk/").text
    page = desk.see(f"{LIST}/visits/{visit().id}")
    assert desk.tap(page, "/calm", c__words="").status_code == 422
    assert desk.tap(page, "/calm", c__words="在女儿家，平安").status_code == 303
    assert "请网格长" not in desk.see("/desk/").text


def test_the_day_s_sheet_has_the_door_and_no_phone(desk: Finger, li: Volunteer) -> None:
    write(desk, li)
    sheet = desk.see(f"{LIST}/visits/sheet?day=2026-09-28").text
    assert "1503" in sheet
    assert "取药包 1 份" in sheet
    for secret in ("13700137000", "降压药", "取药送药"):
        assert secret not in sheet
    assert "没有要去的" in desk.see(f"{LIST}/visits/sheet?day=2026-09-29").text
    assert desk.see(f"{LIST}/visits/sheet?day=nonsense").status_code == 200


def test_a_volunteer_sees_their_visit_and_says_what_came_of_it(desk: Finger, kiosk: Finger, li: Volunteer) -> None:
    write(desk, li)
    come(kiosk, li)
    assert "取药包 1 份" in kiosk.see("/kiosk/volunteer/me").text
    assert "张大爷" in kiosk.see("/kiosk/care").text
    one = f"/kiosk/care/{visit().id}"
    assert "1503" in kiosk.see(one).text
    assert kiosk.tap(kiosk.see(one), "/set-out").status_code == 303
    page = kiosk.see(one)
    assert kiosk.tap(page, "/outcome", outcome="moon").status_code == 422
    assert kiosk.tap(page, "/outcome", outcome="brought").status_code == 303
    assert visit().outcome is Outcome.BROUGHT
    assert kiosk.tap(kiosk.see(f"{one}/answered"), "/undo").status_code == 303
    assert visit().stage is Stage.PLANNED
    assert kiosk.tap(kiosk.see(one), "/outcome", outcome="not_home").status_code == 303


def test_another_volunteer_and_a_stranger_see_nothing_of_it(
    desk: Finger, kiosk: Finger, stranger: Finger, li: Volunteer
) -> None:
    write(desk, li)
    come(kiosk, make.volunteer("曾玥", "13900001111"))
    one = f"/kiosk/care/{visit().id}"
    assert "取药包" not in kiosk.see("/kiosk/volunteer/me").text
    assert kiosk.see(one).status_code == 404
    assert kiosk.see(f"{one}/answered").status_code == 404
    for page in (LIST, f"{LIST}/new", f"{LIST}/{plan().id}", f"{LIST}/visits/{visit().id}", f"{LIST}/visits/sheet"):
        assert "/desk/login" in stranger.see(page).headers["Location"]
