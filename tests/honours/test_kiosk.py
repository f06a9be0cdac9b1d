"""最美家庭 at the kiosk and in public: read with consent only, nominated by tapping, objected to without a name."""

from typing import Any

import pytest

from app import clock
from app.community.models import Area, Level
from app.config import rules
from app.db import db
from app.honours import verbs
from app.honours.lifecycle import Stage
from app.honours.models import Doubt, HonourRound, Merit, Nomination, Objection
from app.staff.models import Staff
from app.volunteers.models_door import Draft
from tests import make
from tests.make import Hive
from tests.taps import Finger

NOMINATE = "/kiosk/honours/nominate"


@pytest.fixture
def compound(hive: Hive) -> Area:
    community = db.session.query(Area).filter_by(level=Level.COMMUNITY).one()
    made = make.area("万隆一品小区", Level.COMPOUND, community)
    make.area("3栋", Level.BUILDING, made)
    return made


@pytest.fixture
def open_round(compound: Area) -> HonourRound:
    made = make.honour_round()
    db.session.commit()
    return made


@pytest.fixture
def family(open_round: HonourRound, compound: Area) -> Nomination:
    made = make.noticed(open_round, compound)
    db.session.commit()
    return made


def by() -> Staff:
    return db.session.query(Staff).filter_by(username="decider").one()


def say(kiosk: Finger, step: str, **said: Any) -> Any:
    return kiosk.tap(kiosk.see(f"{NOMINATE}/{step}"), f"{NOMINATE}/{step}", **said)


def say_until(kiosk: Finger, last: str, compound: Area) -> None:
    """Answer everything before `last`."""
    building = db.session.query(Area).filter_by(level=Level.BUILDING).one()
    answers = {
        "where": {"where": compound.id},
        "building": {"building": building.id},
        "why": {"why": "elders"},
        "family": {"family": "李家"},
        "words": {"words": ""},
        "phone": {"phone": ""},
    }
    for step, said in answers.items():
        if step == last:
            return
        assert say(kiosk, step, **said).status_code == 303, step


def test_a_family_is_nominated_by_tapping(kiosk: Finger, open_round: HonourRound, compound: Area) -> None:
    assert "推荐一家" in kiosk.see("/kiosk/honours").text
    say_until(kiosk, "consent", compound)
    page = kiosk.see(f"{NOMINATE}/consent")
    assert all(words in page.text for words in ("李家", "万隆一品小区3栋", "孝老爱亲"))
    done = kiosk.follow(kiosk.tap(page, "/consent", is_told="yes"))
    assert "推荐好了" in done.text
    made = db.session.query(Nomination).one()
    assert (made.family, made.merit, made.phone, made.by_id) == ("李家", Merit.ELDERS, None, None)
    assert (made.is_told, made.has_consent) == (True, False)
    assert db.session.query(Draft).count() == 0


def test_whoever_does_not_know_whether_they_know_leaves_it_to_the_community(
    kiosk: Finger, open_round: HonourRound, compound: Area
) -> None:
    say_until(kiosk, "consent", compound)
    assert say(kiosk, "consent").status_code == 303
    assert db.session.query(Nomination).one().is_told is False


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("where", {"where": "999"}),
        ("where", {"where": "²"}),
        ("building", {"building": "1"}),
        ("why", {"why": "bee"}),
        ("family", {"family": ""}),
        ("family", {"family": "字" * 30}),
        ("words", {"words": "字" * 90}),
        ("phone", {"phone": "138"}),
        ("phone", {"phone": "01234567890"}),
    ],
)
def test_an_answer_that_does_not_fit_is_asked_again(
    kiosk: Finger, open_round: HonourRound, compound: Area, step: str, said: dict[str, str]
) -> None:
    say_until(kiosk, step, compound)
    assert say(kiosk, step, **said).status_code == 422


def test_a_question_out_of_turn_leads_back_to_the_open_one(
    kiosk: Finger, open_round: HonourRound, compound: Area
) -> None:
    assert kiosk.see(f"{NOMINATE}/phone").location == f"{NOMINATE}/where"
    page = kiosk.see(f"{NOMINATE}/where")
    _url, fields = kiosk.form(page, "/where")
    assert kiosk.client.post(f"{NOMINATE}/consent", data=dict(fields)).location == f"{NOMINATE}/where"


def test_another_compound_asks_for_the_building_again(kiosk: Finger, open_round: HonourRound, compound: Area) -> None:
    other = make.area("永和市场商住小区", Level.COMPOUND, compound.parent)
    say_until(kiosk, "why", compound)
    assert say(kiosk, "where", where=other.id).status_code == 303
    assert kiosk.see(f"{NOMINATE}/why").location == f"{NOMINATE}/building"


def test_many_buildings_are_on_the_next_page(kiosk: Finger, open_round: HonourRound, compound: Area) -> None:
    for number in range(4, 15):
        make.area(f"{number}栋", Level.BUILDING, compound)
    say(kiosk, "where", where=compound.id)
    assert "14栋" not in kiosk.see(f"{NOMINATE}/building").text
    assert "14栋" in kiosk.see(f"{NOMINATE}/building?page=2").text
    assert kiosk.see(f"{NOMINATE}/building?page=9").status_code == 200


def test_when_no_round_is_open_nobody_is_asked(kiosk: Finger, open_round: HonourRound, compound: Area) -> None:
    say_until(kiosk, "consent", compound)
    page = kiosk.see(f"{NOMINATE}/consent")
    open_round.opens_on = open_round.closes_on = clock.today().replace(year=2020)
    assert kiosk.tap(page, "/consent").status_code == 409
    assert "推荐一家" not in kiosk.see("/kiosk/honours").text
    assert db.session.query(Nomination).count() == 0


@pytest.mark.parametrize("page", ["/honours", "/kiosk/honours"])
def test_a_family_is_shown_during_its_notice_and_when_honoured(kiosk: Finger, family: Nomination, page: str) -> None:
    told = kiosk.see(page).text
    assert "王阿姨一家" in told
    assert "公示" in told
    with clock.travel(days=20):
        verbs.award(family, by())
        assert "最美家庭" in kiosk.see(page).text
    verbs.take_back_consent(family, by())
    assert "王阿姨一家" not in kiosk.see(page).text


@pytest.mark.parametrize("stage", [Stage.NOMINATED, Stage.SHORTLISTED, Stage.DECLINED, Stage.WITHDRAWN])
def test_before_and_beside_the_notice_nothing_is_shown(kiosk: Finger, family: Nomination, stage: Stage) -> None:
    family.stage = stage
    assert "王阿姨一家" not in kiosk.see("/honours").text
    assert "王阿姨一家" not in kiosk.see("/kiosk/honours").text
    assert kiosk.see(f"/kiosk/honours/{family.id}").status_code == 404
    assert kiosk.see(f"/kiosk/honours/{family.id}/reason").status_code == 404


def test_somebody_objects_and_leaves_no_name(kiosk: Finger, family: Nomination) -> None:
    page = kiosk.see(f"/kiosk/honours/{family.id}")
    assert all(words in page.text for words in ("十年照顾", "万隆一品小区", "我有不同意见"))
    asked = kiosk.follow(kiosk.tap(kiosk.see(f"/kiosk/honours/{family.id}/reason"), "/reason", reason="untrue"))
    done = kiosk.follow(kiosk.tap(asked, "/phone", phone=""))
    assert "意见记下了" in done.text
    said = db.session.query(Objection).one()
    assert (said.doubt, said.phone, said.by_id, said.answered_at) == (Doubt.UNTRUE, None, None, None)
    assert db.session.query(Draft).count() == 0


def test_an_objection_without_a_reason_or_with_half_a_phone_is_asked_again(kiosk: Finger, family: Nomination) -> None:
    page = kiosk.see(f"/kiosk/honours/{family.id}/reason")
    assert kiosk.tap(page, "/reason").status_code == 422
    worded = kiosk.follow(kiosk.tap(page, "/reason", reason="other"))
    assert kiosk.tap(worded, "/words", words="长" * 61).status_code == 422
    asked = kiosk.follow(kiosk.tap(worded, "/words", words=""))
    assert kiosk.tap(asked, "/phone", phone="138").status_code == 422
    assert kiosk.see(f"/kiosk/honours/{family.id}/phone").status_code == 200


def test_another_reason_may_be_said_in_words(kiosk: Finger, stranger: Finger, family: Nomination) -> None:
    page = kiosk.see(f"/kiosk/honours/{family.id}/reason")
    worded = kiosk.follow(kiosk.tap(page, "/reason", reason="other"))
    assert stranger.tap(worded, "/words", words="x").status_code == 303
    asked = kiosk.follow(kiosk.tap(worded, "/words", words="他们搬走了"))
    kiosk.tap(asked, "/phone", phone="")
    assert db.session.query(Objection).one().words == "他们搬走了"
    assert kiosk.see(f"/kiosk/honours/{family.id}/words").location.endswith("/reason")


def test_an_objection_after_the_notice_is_refused(kiosk: Finger, family: Nomination) -> None:
    asked = kiosk.follow(kiosk.tap(kiosk.see(f"/kiosk/honours/{family.id}/reason"), "/reason", reason="rules"))
    family.notice_until = clock.today().replace(year=2020)
    assert kiosk.tap(asked, "/phone", phone="").status_code == 409
    assert "我有不同意见" not in kiosk.see(f"/kiosk/honours/{family.id}").text


def test_a_phone_before_a_reason_leads_back(kiosk: Finger, family: Nomination) -> None:
    assert kiosk.see(f"/kiosk/honours/{family.id}/phone").location.endswith("/reason")
    _url, fields = kiosk.form(kiosk.see(f"/kiosk/honours/{family.id}/reason"), "/reason")
    led = kiosk.client.post(f"/kiosk/honours/{family.id}/phone", data=dict(fields))
    assert led.location.endswith("/reason")


def test_a_language_is_changed_where_one_stands(kiosk: Finger, family: Nomination, compound: Area) -> None:
    say_until(kiosk, "why", compound)
    for page in (f"/kiosk/honours/{family.id}", f"/kiosk/honours/{family.id}/reason", f"{NOMINATE}/why"):
        assert kiosk.tap(kiosk.see(page), "/language").location == page


@pytest.mark.parametrize(
    "address",
    ["/kiosk/honours", "/kiosk/honours/1", "/kiosk/honours/1/reason", "/kiosk/honours/1/phone", NOMINATE + "/why"],
)
def test_these_pages_are_for_kiosks(hive: Hive, stranger: Finger, address: str) -> None:
    assert stranger.see(address).location == "/kiosk/enrol"
    _url, fields = stranger.form(stranger.see("/kiosk/enrol"), "/enrol")
    if address.endswith(("why", "reason", "phone")):
        assert stranger.client.post(address, data=dict(fields)).location == "/kiosk/enrol"


def test_one_kiosk_names_and_objects_to_so_many_families_an_hour(
    kiosk: Finger, hive: Hive, family: Nomination, compound: Area
) -> None:
    say_until(kiosk, "consent", compound)
    naming = kiosk.see(f"{NOMINATE}/consent")
    make.busy(f"honours@{hive.kiosk.id}", rules().honours_an_hour - 1)
    assert kiosk.tap(naming, "/consent").status_code == 303
    kiosk.follow(kiosk.tap(kiosk.see(f"/kiosk/honours/{family.id}/reason"), "/reason", reason="untrue"))
    asked = kiosk.see(f"/kiosk/honours/{family.id}/phone")
    stopped = kiosk.tap(asked, "/phone")
    assert (stopped.status_code, db.session.query(Objection).count()) == (429, 0)
    assert "找人帮忙" in stopped.text
    with clock.travel(minutes=61):
        kiosk.follow(kiosk.tap(kiosk.see(f"/kiosk/honours/{family.id}/reason"), "/reason", reason="untrue"))
        assert kiosk.tap(kiosk.see(f"/kiosk/honours/{family.id}/phone"), "/phone").status_code == 303


def test_beyond_that_no_family_is_written_down(
    kiosk: Finger, hive: Hive, open_round: HonourRound, compound: Area
) -> None:
    say_until(kiosk, "consent", compound)
    make.busy(f"honours@{hive.kiosk.id}", rules().honours_an_hour)
    assert say(kiosk, "consent").status_code == 429
    assert db.session.query(Nomination).count() == 0
