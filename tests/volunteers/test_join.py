"""Becoming a volunteer at the kiosk: one question after the other, nothing kept but what is needed."""

from typing import Any

import pytest
from sqlalchemy import text

from app.config import rules
from app.db import db
from app.kiosk.models import Visitor
from app.staff import passwords
from app.volunteers import queries, verbs, verbs_door
from app.volunteers.models import Group, Skill, Standing, Volunteer, VolunteerSkill
from app.volunteers.models_door import Draft
from tests import make
from tests.make import Hive
from tests.taps import Finger

JOIN = "/kiosk/volunteer/join"
SAID: dict[str, dict[str, Any]] = {
    "group": {"group": "warm"},
    "name": {"name": "李 梅"},
    "phone": {"phone": "138 1234 5678"},
    "age": {"age": "grown_up"},
    "skills": {"skills": ["haircut", "care"]},
    "pin": {"pin": "862930"},
    "pin_again": {"pin_again": "862930"},
    "consent": {"consent": "yes"},
}
MINOR: dict[str, dict[str, Any]] = {
    **{step: SAID[step] for step in ("group", "name", "phone")},
    "age": {"age": "minor"},
    "guardian": {"guardian": "李建国"},
    "guardian_phone": {"guardian_phone": "13912345678", "guardian_agrees": "yes"},
    **{step: SAID[step] for step in ("skills", "pin", "pin_again", "consent")},
}
QUESTIONS = tuple(MINOR)


def address(step: str) -> str:
    return f"{JOIN}/{step.replace('_', '-')}"


def say(kiosk: Finger, step: str, **said: Any) -> Any:
    return kiosk.tap(kiosk.see(address(step)), address(step), **said)


def say_until(kiosk: Finger, last: str, way: dict[str, dict[str, Any]] = SAID) -> None:
    """Answer everything before `last`."""
    for step, said in way.items():
        if step == last:
            return
        assert say(kiosk, step, **said).status_code == 303, step


def answers() -> dict[str, Any]:
    db.session.rollback()
    here = db.session.query(Visitor).one_or_none()
    return queries.answers(here.id) if here else {}


def test_someone_becomes_a_volunteer_and_waits_for_the_community(hive: Hive, kiosk: Finger) -> None:
    assert "开始登记" in kiosk.see(JOIN).text
    say_until(kiosk, "consent")
    done = kiosk.follow(say(kiosk, "consent", consent="yes"))
    assert "登记好了，等社区确认" in done.text
    li = db.session.query(Volunteer).one()
    assert (li.name, li.phone, li.group, li.standing) == ("李梅", "13812345678", Group.WARM, Standing.APPLIED)
    assert {row.skill for row in db.session.query(VolunteerSkill)} == {Skill.HAIRCUT, Skill.CARE}
    assert (li.may_show, li.is_minor, li.consented_at is not None) == (False, False, True)
    assert li.pin_hash
    assert passwords.fits("862930", li.pin_hash)
    assert db.session.query(Draft).count() == 0


def test_a_yes_to_the_wall_is_a_yes_apart(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "consent")
    page = kiosk.see(address("consent"))
    assert 'name="may_show" value="yes" checked' not in " ".join(page.text.split())
    kiosk.tap(page, address("consent"), consent="yes", may_show="yes")
    assert db.session.query(Volunteer).one().may_show


def test_a_minor_comes_with_a_guardian_who_stands_there_and_agrees(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "consent", MINOR)
    assert "李建国 139 1234 5678" in kiosk.see(address("consent")).text
    say(kiosk, "consent", consent="yes")
    li = db.session.query(Volunteer).one()
    assert (li.is_minor, li.guardian, li.guardian_phone) == (True, "李建国", "13912345678")


def test_a_child_is_asked_to_come_with_its_parents_and_nothing_is_kept(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "age")
    page = kiosk.follow(say(kiosk, "age", age="child"))
    assert "和家长一起参加活动" in page.text
    assert db.session.query(Draft).count() == 0


def test_who_is_grown_up_after_all_needs_no_guardian(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "skills", MINOR)
    say(kiosk, "age", age="grown_up")
    assert "guardian" not in answers()
    assert kiosk.see(address("guardian")).location == address("skills")
    for step in ("skills", "pin", "pin_again", "consent"):
        say(kiosk, step, **SAID[step])
    assert not db.session.query(Volunteer).one().guardian


def test_what_was_said_is_sealed_in_the_store_room(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "consent")
    kept = db.session.execute(text("SELECT answers FROM draft")).scalar_one()
    assert "862930" in str(answers())
    assert not any(word.encode() in bytes(kept) for word in ("862930", "13812345678", "李梅", "pin"))


def test_another_language_on_the_way_loses_nothing(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "phone")
    back = kiosk.tap(kiosk.see(address("phone")), "language", to="en")
    assert back.location == address("phone")
    assert 'lang="en"' in kiosk.see(address("phone")).text
    assert answers() == {"group": "warm", "name": "李梅"}


def test_a_question_answered_wrongly_is_still_led_back_to_in_another_language(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "phone")
    wrong = say(kiosk, "phone", phone="138")
    assert kiosk.tap(wrong, "size", to="large").location == address("phone")


def test_one_step_back_finds_what_was_said(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "phone")
    assert f'href="{address("name")}"' in kiosk.see(address("phone")).text
    assert 'value="李梅"' in kiosk.see(address("name")).text
    assert f'href="{JOIN}"' in kiosk.see(address("group")).text


def test_nobody_jumps_ahead(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "phone")
    for step in ("age", "guardian", "guardian_phone", "skills", "pin", "pin_again", "consent"):
        assert kiosk.see(address(step)).location == address("phone"), step


def test_a_pin_chosen_before_another_phone_is_chosen_anew(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "consent")
    say(kiosk, "phone", phone="13986293011")
    assert kiosk.see(address("consent")).location == address("pin")
    assert say(kiosk, "pin", pin="862930").status_code == 422


def test_a_changed_pin_is_asked_for_twice_again(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "consent")
    say(kiosk, "pin", pin="975318")
    assert kiosk.see(address("consent")).location == address("pin_again")


@pytest.mark.parametrize(("is_approved", "words"), [(True, "直接签到就好"), (False, "正在等社区确认")])
def test_who_is_here_already_is_told_so_kindly(hive: Hive, kiosk: Finger, words: str, *, is_approved: bool) -> None:
    if is_approved:
        make.volunteer()
    else:
        verbs.apply(make.person(), "862930")
    say_until(kiosk, "phone")
    page = kiosk.follow(say(kiosk, "phone", phone="13812345678"))
    assert page.status_code == 200
    assert "您已经登记过了" in page.text
    assert words in page.text
    assert db.session.query(Draft).count() == 0


def test_only_so_many_are_told_that_somebody_is_here_already(hive: Hive, kiosk: Finger) -> None:
    make.volunteer()
    for _look in range(rules().tail_tries_device):
        say_until(kiosk, "phone")
        assert say(kiosk, "phone", phone="13812345678").location == address("known")
    say_until(kiosk, "phone")
    for phone in ("13812345678", "13812340000"):
        answer = say(kiosk, "phone", phone=phone)
        assert answer.status_code == 429
        assert "这台机器上查得太多了" in answer.text


def test_who_was_entered_by_somebody_else_meanwhile_is_refused(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "consent")
    page = kiosk.see(address("consent"))
    make.volunteer()
    answer = kiosk.tap(page, address("consent"), consent="yes")
    assert answer.status_code == 409
    assert "您已经是志愿者了" in answer.text
    assert db.session.query(Volunteer).count() == 1


@pytest.mark.parametrize(
    ("step", "said", "words"),
    [
        ("group", {}, "请点一下您是哪一类"),
        ("group", {"group": "bees"}, ""),
        ("name", {"name": ""}, "请先写下姓名"),
        ("name", {"name": "李"}, "至少两个字"),
        ("name", {"name": "李 Mei 2"}, "只用汉字或字母"),
        ("name", {"name": "梅" * 61}, "至少两个字"),
        ("phone", {"phone": ""}, "请输入手机号"),
        ("phone", {"phone": "1381234"}, "还差 4 位"),
        ("phone", {"phone": "07622345678"}, "这个手机号不对"),
        ("age", {"age": "old"}, ""),
        ("guardian", {"guardian": "?"}, "至少两个字"),
        ("guardian_phone", {"guardian_phone": "139", "guardian_agrees": "yes"}, "还差 8 位"),
        ("guardian_phone", {"guardian_phone": "13912345678"}, "请家长过来"),
        ("guardian_phone", {"guardian_phone": "13812345678", "guardian_agrees": "yes"}, "请输入家长的"),
        ("skills", {"skills": ["flying"]}, ""),
        ("pin", {"pin": ""}, "还差 6 位"),
        ("pin", {"pin": "12"}, "还差 4 位"),
        ("pin", {"pin": "8629301"}, "密码只要六位数字"),
        ("pin", {"pin": "六个数字啊啊"}, "密码只要六位数字"),
        ("pin", {"pin": "123456"}, "容易被猜到"),
        ("pin", {"pin": "111111"}, "容易被猜到"),
        ("pin", {"pin": "345678"}, "容易被猜到"),
        ("pin_again", {"pin_again": "862931"}, "和刚才的不一样"),
        ("consent", {"may_show": "yes"}, "请点一下「我同意保存这些资料」"),
    ],
)
def test_what_cannot_be_is_asked_again(hive: Hive, kiosk: Finger, step: str, said: dict[str, Any], words: str) -> None:
    say_until(kiosk, step, MINOR)
    answer = say(kiosk, step, **said)
    assert answer.status_code == 422
    assert words in answer.text
    assert step not in answers()


def test_a_pin_is_never_written_back_into_a_page(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "pin")
    pages = [say(kiosk, "pin", pin="111111"), kiosk.follow(say(kiosk, "pin", pin="862930")), kiosk.see(address("pin"))]
    assert not any("111111" in page.text or "862930" in page.text for page in pages)


def test_the_last_look_masks_the_phone(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "consent")
    page = kiosk.see(address("consent")).text
    assert "138 1234 5678" in page
    assert "13812345678" not in page


@pytest.mark.parametrize("step", QUESTIONS)
def test_no_answer_stands_in_an_address(hive: Hive, kiosk: Finger, step: str) -> None:
    say_until(kiosk, step, MINOR)
    led_to = say(kiosk, step, **MINOR[step]).location
    assert led_to.startswith(JOIN)
    assert "?" not in led_to


@pytest.mark.parametrize("step", QUESTIONS)
def test_a_stranger_is_led_to_the_enrolment_of_kiosks(hive: Hive, stranger: Finger, step: str) -> None:
    assert stranger.see(address(step)).location == "/kiosk/enrol"
    assert stranger.client.post(address(step), data=MINOR[step]).location in {"/kiosk/enrol", "/kiosk/?stale=1"}
    assert db.session.query(Draft).count() == 0


def test_a_question_sent_too_early_leads_to_the_first_open_one(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "skills")
    page = kiosk.see(address("skills"))
    verbs_door.keep_draft(db.session.query(Visitor).one().id, {"group": "warm"})
    db.session.commit()
    assert kiosk.tap(page, address("skills"), skills=["law"]).location == address("name")


def test_a_second_visitor_finds_nothing_of_the_first(hive: Hive, kiosk: Finger) -> None:
    say_until(kiosk, "pin")
    kiosk.tap(kiosk.see(address("pin")), "/kiosk/end")
    assert kiosk.see(address("pin")).location == address("group")
    assert 'value="李梅"' not in kiosk.see(address("group")).text
