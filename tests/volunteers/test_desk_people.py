"""Volunteers written down at the desk: asked, answered, entered, put right, and let in at the kiosk."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app import clock
from app.audit import Event
from app.config import rules
from app.db import db
from app.staff import passwords
from app.staff.models import Role
from app.tokens import digest
from app.volunteers import cards, guesses, queries, queries_waiting, verbs
from app.volunteers.models import Group, Sex, Skill, Standing, Volunteer
from app.volunteers.models_door import Card
from app.volunteers.verbs_person import Papers
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

ID, PHONE = "11010519491231002X", "13812345678"


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


@pytest.fixture
def counter(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def grid_worker(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.GRID)


@pytest.fixture
def li(hive: Hive) -> Volunteer:
    return make.volunteer()


@pytest.fixture
def asking(hive: Hive) -> Volunteer:
    with clock.travel(days=-3):
        asked = verbs.apply(make.person(), "862930")
    db.session.flush()
    return asked


def standing_of(one: Volunteer) -> Standing:
    db.session.rollback()
    return db.session.get_one(Volunteer, one.id).standing


def test_the_longest_waiting_is_answered_with_one_tap(counter: Finger, asking: Volunteer) -> None:
    verbs.apply(make.person("安然", "13700001111"), "862930")
    page = counter.see("/desk/applications")
    assert page.text.index("李梅") < page.text.index("安然")
    assert "等了 3 天" in page.text
    assert "一共 2 位" in page.text
    assert "138****5678" in page.text
    assert counter.tap(page, "/approve").status_code == 303
    assert standing_of(asking) is Standing.ACTIVE
    assert counter.tap(page, "/approve").status_code == 409


def test_who_asked_first_comes_first_however_they_are_numbered(
    counter: Finger, hive: Hive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, days in enumerate((-1, -5, -3, -5)):
        with clock.travel(days=days):
            verbs.apply(make.person(f"李{'甲乙丙丁'[number]}", f"1370000111{number}"), "862930")
    monkeypatch.setattr(queries_waiting, "PAGE", 2)
    monkeypatch.setattr(queries_waiting.applicants, "__defaults__", (None, 2))
    first = counter.see("/desk/applications")
    assert _in_order(first.text) == "乙丁"
    older = re.search(r'href="(/desk/applications\?after=\d+)"', first.text)
    assert older
    assert _in_order(counter.see(older[1]).text) == "丙甲"


def _in_order(page: str) -> str:
    return "".join(re.findall(r">李([甲乙丙丁])<", page))


def test_who_is_not_grown_up_is_answered_with_the_guardian_in_sight(counter: Finger, hive: Hive) -> None:
    young = verbs.apply(make.person(is_minor=True, guardian="李大海", guardian_phone="13911112222"), "862930")
    page = counter.see("/desk/applications").text
    assert "家长 李* 139****2222，在场同意了" in page
    assert "13911112222" not in page
    page = counter.see(f"/desk/volunteers/{young.id}").text
    assert "李* 139****2222" in page
    assert "家长在场同意" in page


def test_an_applicants_details_are_put_right_before_the_answer(desk: Finger, asking: Volunteer) -> None:
    page = desk.see(f"/desk/volunteers/{asking.id}")
    assert f'href="/desk/volunteers/{asking.id}/edit"' in page.text
    edit = desk.see(f"/desk/volunteers/{asking.id}/edit")
    assert desk.tap(edit, "/edit", name="", group="warm").status_code == 422
    assert desk.tap(edit, "/edit", name="李小梅", group="warm").status_code == 303
    db.session.refresh(asking)
    assert (asking.name, asking.standing) == ("李小梅", Standing.APPLIED)
    chen, _password = make.colleague()
    verbs.decline(asking, chen, "年龄不到")
    assert desk.tap(edit, "/edit", name="李梅", group="warm").status_code == 409


def test_somebody_else_under_the_same_phone_is_named_beside(counter: Finger, asking: Volunteer) -> None:
    make.volunteer("王奶奶", PHONE)
    page = counter.see("/desk/applications").text
    assert "同一个手机号或证件还有" in page
    assert "王奶奶" in page


def test_a_no_has_its_reason(counter: Finger, asking: Volunteer) -> None:
    page = counter.see(f"/desk/applications/{asking.id}/decline")
    assert counter.tap(page, "/decline").status_code == 422
    assert counter.tap(page, "/decline", reason="其他").status_code == 422
    assert counter.tap(page, "/decline", reason="nonsense").status_code == 422
    answer = counter.tap(page, "/decline", reason="年龄不到", words="明年再来")
    assert answer.status_code == 303
    assert standing_of(asking) is Standing.REFUSED
    assert queries.volunteer(asking.id).decision == "年龄不到：明年再来"  # type: ignore[union-attr]
    assert counter.tap(page, "/decline", reason="年龄不到").status_code == 409
    assert counter.see(f"/desk/applications/{asking.id}/decline").status_code == 404


def test_who_waits_is_on_the_today_page_of_who_may_answer(
    app: Flask, counter: Finger, grid_worker: Finger, asking: Volunteer
) -> None:
    for number in range(6):
        verbs.apply(make.person("安然", f"1370000111{number}"), "862930")
    page = counter.see("/desk/").text
    assert "想当志愿者" in page
    assert "等了 3 天" in page
    assert "还有 2 位" in page
    assert "想当志愿者" not in grid_worker.see("/desk/").text


SAID: dict[str, Any] = {"name": "李 梅", "phone": "138 1234 5678", "group": "teacher", "skills": ["haircut", "law"]}


def test_the_counter_enters_somebody_without_papers(counter: Finger) -> None:
    page = counter.see("/desk/volunteers/new")
    assert "id_number" not in page.text
    answer = counter.tap(page, "/new", **SAID)
    assert answer.status_code == 303
    assert PHONE not in answer.location
    entered = db.session.query(Volunteer).one()
    assert (entered.name, entered.phone, entered.group) == ("李梅", PHONE, Group.TEACHER)
    assert entered.standing is Standing.ACTIVE
    assert set(queries.skills_of(entered.id)) == {Skill.HAIRCUT, Skill.LAW}


def test_entering_somebody_known_keeps_what_was_typed_and_leads_to_their_entry(counter: Finger, li: Volunteer) -> None:
    answer = counter.tap(counter.see("/desk/volunteers/new"), "/new", **SAID, guardian="李大海")
    assert answer.status_code == 409
    assert f'href="/desk/volunteers/{li.id}"' in answer.text
    for typed in ('value="李梅"', f'value="{PHONE}"', 'value="李大海"', '<option selected value="teacher">'):
        assert typed in answer.text
    assert counter.tap(answer, "/new", **(SAID | {"name": "李小梅"})).status_code == 303


def test_an_identity_number_already_known_is_asked_for_again_and_nothing_is_half_kept(
    desk: Finger, li: Volunteer
) -> None:
    chen, _password = make.colleague()
    verbs.change(li, chen, make.person(), Papers(id_number=ID))
    said = SAID | {"name": "王强", "phone": "13700001111", "id_number": ID}
    answer = desk.tap(desk.see("/desk/volunteers/new"), "/new", **said)
    assert answer.status_code == 409
    assert ID not in answer.text
    assert "请再填一次" in answer.text
    assert f'href="/desk/volunteers/{li.id}"' in answer.text
    assert db.session.query(Volunteer).count() == 1


def test_the_office_enters_papers_too_and_the_birthday_comes_from_the_number(desk: Finger) -> None:
    said = SAID | {"sex": "female", "id_number": ID.lower(), "unit": "源城区人民医院", "reported_on": "2025-09-01"}
    page = desk.see("/desk/volunteers/new")
    assert desk.tap(page, "/new", **said, national_number="441600123").status_code == 303
    entered = db.session.query(Volunteer).one()
    assert (entered.sex, str(entered.born_on), entered.id_number) == (Sex.FEMALE, "1949-12-31", ID)
    assert entered.unit
    assert (entered.unit.name, str(entered.reported_on)) == ("源城区人民医院", "2025-09-01")
    assert "源城区人民医院" in desk.see("/desk/volunteers/new").text
    other = said | {"name": "王强", "phone": "13700001111"}
    assert desk.tap(page, "/new", **other).status_code == 409
    assert desk.tap(page, "/new", **(other | {"id_number": ""}), national_number="441600123").status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "L"},
        {"phone": ""},
        {"phone": "12345"},
        {"group": "nonsense"},
        {"skills": ["flying"]},
        {"born_on": "2999-01-01"},
        {"born_on": "1800-01-01"},
        {"born_on": "nonsense"},
        {"id_number": "110105194912310021"},
        {"id_number": ID, "born_on": "1950-01-01"},
        {"home": 999},
        {"is_minor": "y"},
        {"is_minor": "y", "guardian": "李大海", "guardian_phone": "1"},
        {"national_number": "??"},
    ],
)
def test_what_does_not_hold_is_said_and_nothing_is_kept(desk: Finger, wrong: dict[str, Any]) -> None:
    answer = desk.tap(desk.see("/desk/volunteers/new"), "/new", **(SAID | wrong))
    assert answer.status_code == 422
    assert "aria-invalid" in answer.text or 'class="wrong"' in answer.text
    assert db.session.query(Volunteer).count() == 0


def test_an_identity_number_is_never_shown_again_not_even_to_be_put_right(desk: Finger) -> None:
    answer = desk.tap(desk.see("/desk/volunteers/new"), "/new", **(SAID | {"name": "", "id_number": ID}))
    assert answer.status_code == 422
    assert ID not in answer.text
    assert "请再填一次" in answer.text


def test_who_is_not_grown_up_has_a_guardian_and_a_child_is_told_to_wait(desk: Finger) -> None:
    page, today = desk.see("/desk/volunteers/new"), clock.today()
    young, child = today.replace(year=today.year - 16, day=1), today.replace(year=today.year - 13, day=1)
    assert desk.tap(page, "/new", **SAID, born_on=child).status_code == 422
    assert "请填家长" in desk.tap(page, "/new", **SAID, born_on=young).text
    said = SAID | {"guardian": "李大海", "guardian_phone": "13911112222"}
    assert desk.tap(page, "/new", **said, born_on=young).status_code == 303
    entered = db.session.query(Volunteer).one()
    assert (entered.is_minor, entered.guardian) == (True, "李大海")
    assert "李*" in desk.see(f"/desk/volunteers/{entered.id}").text


def test_an_empty_number_leaves_it_as_it_was(desk: Finger, li: Volunteer) -> None:
    chen, _password = make.colleague()
    verbs.change(li, chen, make.person(), Papers(id_number=ID))
    db.session.commit()
    page = desk.see(f"/desk/volunteers/{li.id}/edit")
    assert PHONE not in page.text
    assert desk.tap(page, "/edit", name="李小梅", group="party").status_code == 303
    db.session.refresh(li)
    assert (li.name, li.phone, li.id_number, li.group) == ("李小梅", PHONE, ID, Group.PARTY)
    assert desk.tap(page, "/edit", group="party", forget_id="y").status_code == 303
    db.session.refresh(li)
    assert (li.id_number, li.id_print) == (None, None)


def test_nobody_takes_the_name_and_phone_of_another(desk: Finger, li: Volunteer) -> None:
    make.volunteer("王强", "13700001111")
    page = desk.see(f"/desk/volunteers/{li.id}/edit")
    answer = desk.tap(page, "/edit", name="王强", phone="13700001111", group="warm")
    assert answer.status_code == 409
    assert 'value="13700001111"' in answer.text
    assert "看已经登记的王强" in answer.text
    assert standing_of(li) is Standing.ACTIVE
    assert li.name == "李梅"
    assert desk.tap(page, "/edit", name="", group="warm").status_code == 422


def test_a_card_is_shown_once_and_only_its_digest_is_kept(counter: Finger, li: Volunteer) -> None:
    page = counter.see(f"/desk/volunteers/{li.id}")
    answer = counter.tap(page, "/card")
    assert answer.status_code == 200
    assert "<svg" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    first = db.session.query(Card).one()
    assert first.token_hash not in answer.text
    assert counter.tap(page, "/card").status_code == 200
    db.session.expire_all()
    assert [card.revoked_at is None for card in db.session.query(Card).order_by(Card.id)] == [False, True]


def test_a_lost_card_opens_nothing_any_more(counter: Finger, li: Volunteer, monkeypatch: pytest.MonkeyPatch) -> None:
    token = "WBV" + "A" * 26
    monkeypatch.setattr(cards, "new_token", lambda: token)
    counter.tap(counter.see(f"/desk/volunteers/{li.id}"), "/card")
    assert db.session.query(Card).one().token_hash == digest(token)
    assert queries.holder_of(token) is not None
    page = counter.see(f"/desk/volunteers/{li.id}")
    assert counter.tap(page, "/card/revoke").status_code == 303
    assert counter.tap(page, "/card/revoke").status_code == 409
    db.session.rollback()
    assert queries.holder_of(token) is None


def test_a_code_for_once_is_told_on_the_answer_and_nowhere_else(counter: Finger, li: Volunteer) -> None:
    page = counter.see(f"/desk/volunteers/{li.id}")
    answer = counter.tap(page, "/code")
    code = answer.text.partition('<p class="digits">')[2][:6]
    db.session.refresh(li)
    assert li.spare_hash
    assert passwords.fits(code, li.spare_hash)
    assert li.has_spare_code(clock.now() + timedelta(minutes=rules().spare_code_minutes - 1))
    assert code not in counter.see(f"/desk/volunteers/{li.id}").text
    assert not [event for event in db.session.query(Event) if code in event.note]


def test_who_has_left_gets_neither_card_nor_code(counter: Finger, li: Volunteer) -> None:
    page = counter.see(f"/desk/volunteers/{li.id}")
    chen, _password = make.colleague()
    verbs.leave(li, chen)
    db.session.commit()
    assert counter.tap(page, "/card").status_code == 409
    assert counter.tap(page, "/code").status_code == 409


def test_who_guessed_too_often_may_try_again(counter: Finger, hive: Hive, li: Volunteer) -> None:
    token = dict(counter.form(counter.see("/desk/"), "/language")[1])
    assert counter.client.post(f"/desk/volunteers/{li.id}/unlock", data=token).status_code == 409
    for _try in range(rules().pin_tries):
        guesses.may_try(li.id, hive.kiosk.id)
    db.session.commit()
    page = counter.see(f"/desk/volunteers/{li.id}")
    assert counter.tap(page, "/unlock").status_code == 303
    db.session.rollback()
    assert not guesses.is_shut(li.id)
    assert db.session.query(Event).filter_by(deed="volunteer.unlocked").count() == 1


POSTS = (
    "/desk/applications/1/approve",
    "/desk/applications/1/decline",
    "/desk/volunteers/new",
    "/desk/volunteers/1/card",
    "/desk/volunteers/1/card/revoke",
    "/desk/volunteers/1/code",
    "/desk/volunteers/1/unlock",
)


@pytest.mark.parametrize("url", POSTS)
def test_the_counters_deeds_are_shut_to_strangers_and_grid_workers(
    grid_worker: Finger, stranger: Finger, url: str
) -> None:
    token = dict(grid_worker.form(grid_worker.see("/desk/"), "/language")[1])
    assert stranger.client.post(url, data=token).status_code == 303
    assert grid_worker.client.post(url, data=token).status_code == 403


@pytest.mark.parametrize("deed", ["approve", "decline"])
def test_an_unknown_applicant_is_not_found(counter: Finger, deed: str) -> None:
    token = dict(counter.form(counter.see("/desk/"), "/language")[1])
    assert counter.client.post(f"/desk/applications/999/{deed}", data=token).status_code == 404
