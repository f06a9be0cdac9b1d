"""共建 at the desk: a partner, its agreement with its versions, the signed copy, and whom one rings."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import clock
from app.config import rules
from app.db import db, empty_journal
from app.partners import queries, verbs
from app.partners.models import Agreement, AgreementCopy, Partner, PartnerContact, Unit
from app.partners.queries import View
from app.partners.terms import Described, Terms
from app.refusal import Refused
from app.staff.models import Role, Staff
from tests import make
from tests.at_once import HANDS, ROUNDS, at_once
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

PARTNERS = "/desk/partners"
GOOD = "91350100M000100Y43"
PDF = b"%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript >> >>\n%%EOF\n"


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    make.building()
    return sit(app, Role.CADRE)


def by() -> Staff:
    return db.session.query(Staff).order_by(Staff.id).first() or make.colleague(Role.ADMIN, "zhou", "周杰")[0]


def partner(name: str = "红星理发店") -> Partner:
    community = make.building().parent.parent  # type: ignore[union-attr]
    assert community
    made = verbs.add(by(), community, Described(name, "shop"))
    db.session.commit()
    return made


def signed(of: Partner, since: int = -300, until: int = 65) -> Agreement:
    today = clock.today()
    terms = Terms(today + timedelta(days=since), today + timedelta(days=until), "场地", "理发")
    made = verbs.sign(of, by(), terms)
    db.session.commit()
    return made


def said(**more: Any) -> dict[str, Any]:
    community = make.building().parent.parent_id  # type: ignore[union-attr]
    return {"name": "仁心门诊", "kind": "hospital", "community": community, "credit_code": GOOD, "address": ""} | more


def day(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def test_a_partner_is_added_changed_and_found_by_its_initials(desk: Finger) -> None:
    assert desk.tap(desk.see(f"{PARTNERS}/new"), "/new", **said()).status_code == 303
    made = db.session.query(Partner).one()
    page = desk.see(f"{PARTNERS}/{made.id}/edit")
    assert desk.tap(page, "/edit", **said(name="仁心社区门诊")).status_code == 303
    assert desk.tap(page, "/edit", **said(name="")).status_code == 422
    found = desk.tap(desk.see(PARTNERS), PARTNERS, q="rxsq").text
    assert "仁心社区门诊" in found
    assert "没有协议" in found


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"credit_code": "91350100M000100Y44"}, {"kind": "x"}, {"community": 99}]
)
def test_what_is_wrong_is_asked_again(desk: Finger, wrong: dict[str, Any]) -> None:
    assert desk.tap(desk.see(f"{PARTNERS}/new"), "/new", **said(**wrong)).status_code == 422
    assert db.session.query(Partner).count() == 0


def test_a_unit_of_members_is_the_same_organisation_and_stands_once(desk: Finger) -> None:
    verbs.unit("康南医院", by())
    made = partner("康南医院")
    assert db.session.query(Unit).count() == 1
    with pytest.raises(Refused):
        partner("康南医院")
    db.session.rollback()
    assert desk.tap(desk.see(f"{PARTNERS}/new"), "/new", **said(name="康南医院")).status_code == 409
    verbs.change(made, by(), Described("康南医院", "hospital", GOOD))
    other = partner("顺达")
    with pytest.raises(Refused):
        verbs.change(other, by(), Described("顺达", "shop", GOOD))
    with pytest.raises(Refused):
        verbs.change(other, by(), Described("康南医院", "shop"))


def test_it_signs_renews_and_the_old_version_stays_as_it_was(desk: Finger) -> None:
    one = partner()
    page = desk.see(f"{PARTNERS}/{one.id}")
    terms = {"since": day(-300), "until": day(20), "ours": "场地", "theirs": "每月理发"}
    assert desk.tap(page, "/agreements", **terms).status_code == 303
    assert desk.tap(page, "/agreements", **terms | {"since": ""}).status_code == 422
    assert desk.tap(page, "/agreements", **terms | {"until": day(-400)}).status_code == 409
    assert desk.tap(page, "/agreements", **terms).status_code == 409
    assert "还有 20 天" in desk.see("/desk/").text
    again = desk.see(f"{PARTNERS}/{one.id}")
    assert f'value="{day(21)}"' in again.text
    renewal = {"since": day(21), "until": day(386), "ours": "", "theirs": ""}
    assert desk.tap(again, f"/{one.id}/agreements", **renewal).status_code == 303
    assert [(each.version, each.theirs) for each in queries.agreements(one.id)] == [(2, ""), (1, "每月理发")]
    assert "没有快到期的协议" in desk.see("/desk/").text
    assert queries.in_force(clock.today()) == 1


def test_on_its_last_day_it_holds_and_at_midnight_it_is_over(app: Flask, desk: Finger) -> None:
    one = partner()
    signed(one, until=0)
    assert queries.in_force(clock.today()) == 1
    assert "今天到期" in desk.see("/desk/").text
    assert queries.in_force(clock.today() + timedelta(days=1)) == 0
    names = [row.name for row in queries.partners(View.HOLDS, clock.today() + timedelta(days=1), clock.today())]
    assert names == []


def test_it_ends_before_its_time_with_a_reason_and_can_sign_anew_at_once(desk: Finger) -> None:
    one = partner()
    held = signed(one)
    page = desk.see(f"{PARTNERS}/{one.id}")
    assert desk.tap(page, "/end", reason="").status_code == 422
    assert desk.tap(page, "/end", reason="搬走了").status_code == 303
    assert desk.tap(page, "/end", reason="搬走了").status_code == 409
    assert queries.in_force(clock.today()) == 0
    assert "搬走了" in desk.see(f"{PARTNERS}/{one.id}").text
    assert signed(one, since=0, until=100).version == 2
    assert held.until > clock.today()


def test_contacts_are_masked_until_somebody_asks_and_can_go(desk: Finger) -> None:
    one = partner()
    page = desk.see(f"{PARTNERS}/{one.id}")
    assert desk.tap(page, "/contacts", name="欧阳秀英", duty="店长", phone="13711112222").status_code == 303
    assert desk.tap(page, "/contacts", name="欧阳秀英", duty="", phone="12").status_code == 422
    page = desk.see(f"{PARTNERS}/{one.id}")
    assert "137****2222" in page.text
    assert "13711112222" not in page.text
    assert "欧阳秀英" not in page.text
    assert "13711112222" in desk.tap(page, "/unmask").text
    assert desk.tap(page, "/drop").status_code == 303
    assert db.session.query(PartnerContact).count() == 0


def send(desk: Finger, agreement: Agreement, blob: bytes, name: str = "协议.pdf") -> TestResponse:
    page = desk.see(f"{PARTNERS}/{agreement.partner_id}")
    token = dict(desk.form(page, "/unmask" if "/unmask" in page.text else "/contacts")[1])["csrf_token"]
    head = "Content-Disposition: form-data; name="
    body = f'--x\r\n{head}"csrf_token"\r\n\r\n{token}\r\n--x\r\n{head}"paper"; filename="{name}"\r\n\r\n'.encode()
    url = f"{PARTNERS}/agreements/{agreement.id}/copy"
    # Laid out by hand: the test client would leave a large upload of its own unclosed.
    return desk.client.post(url, data=body + blob + b"\r\n--x--\r\n", content_type="multipart/form-data; boundary=x")


def test_the_signed_copy_is_kept_given_back_byte_for_byte_and_dropped(desk: Finger) -> None:
    held = signed(partner())
    assert send(desk, held, PDF, "../../etc/x.pdf").status_code == 303
    answer = desk.see(f"{PARTNERS}/agreements/{held.id}/copy")
    assert answer.data == PDF
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="agreement-{held.id}.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert desk.tap(desk.see(f"{PARTNERS}/{held.partner_id}"), "/copy/drop").status_code == 303
    assert desk.see(f"{PARTNERS}/agreements/{held.id}/copy").status_code == 404
    with pytest.raises(Refused):
        verbs.drop_copy(held, by())


@pytest.mark.parametrize("blob", [b"", b"<html><script>1</script>", b"%PDF-1.7 cut off", b"PK\x03\x04", b"MZ" + PDF])
def test_what_is_no_pdf_whatever_it_is_called_is_refused(desk: Finger, blob: bytes) -> None:
    held = signed(partner())
    assert send(desk, held, blob).status_code == 409
    assert db.session.query(AgreementCopy).count() == 0


def test_a_copy_too_large_is_refused_in_words_and_a_monster_is_not_listened_to(desk: Finger) -> None:
    held = signed(partner())
    large = b"%PDF-" + b"0" * (rules().copy_kilobytes * 1024) + b"%%EOF"
    assert "KB" in send(desk, held, large).text
    assert send(desk, held, b"%PDF-" + b"0" * 3_000_000 + b"%%EOF").status_code == 413
    assert db.session.query(AgreementCopy).count() == 0


@pytest.mark.sqlite
def test_the_copy_lies_sealed_in_the_database_and_nowhere_else(app: Flask, desk: Finger) -> None:
    held = signed(partner())
    send(desk, held, PDF)
    empty_journal()
    file = Path(str(db.engine.url.database))
    assert b"JavaScript" not in file.read_bytes()
    assert [each.name for each in file.parent.glob("*.pdf")] == []


def test_a_resource_of_a_partner_is_in_the_list_and_on_its_page(desk: Finger) -> None:
    one = partner()
    make.menu()
    db.session.commit()
    page = desk.see("/desk/resources/new")
    told = {"name": "义务理发", "provider": "", "partner_id": one.id, "team_id": 0, "area_id": 0, "items": []}
    assert desk.tap(page, "/new", **told | {"partner_id": 0}).status_code == 422
    assert desk.tap(page, "/new", **told).status_code == 303
    assert "红星理发店" in desk.see("/desk/resources").text
    assert "义务理发" in desk.see(f"{PARTNERS}/{one.id}").text


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_the_counter_and_the_grid_read_and_write_nothing(app: Flask, desk: Finger, role: Role) -> None:
    one, other = partner(), sit(app, role)
    page = other.see(f"{PARTNERS}/{one.id}")
    assert "红星理发店" in page.text
    assert "/agreements" not in page.text
    assert other.see(f"{PARTNERS}/new").status_code == 403
    assert other.see(f"{PARTNERS}/agreements/1/copy").status_code == 403
    assert "共建协议" not in other.see("/desk/").text


def test_a_stranger_is_led_away(app: Flask, desk: Finger, stranger: Finger) -> None:
    held = signed(partner())
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in (
            "/new",
            "/1/edit",
            "/1/contacts",
            "/1/agreements",
            f"/agreements/{held.id}/copy",
            "/agreements/1/end",
        ):
            assert stranger.client.post(PARTNERS + path).location == "/desk/login"
        assert stranger.see(f"{PARTNERS}/agreements/{held.id}/copy").location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


@pytest.mark.concurrency
@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_many_who_renew_at_once_one_version_follows(app: Flask, desk: Finger, _round: int) -> None:
    one = partner()
    held, ids = signed(one), (one.id, by().id)
    terms = Terms(held.until + timedelta(days=1), held.until + timedelta(days=366))

    def renew(_hand: int) -> None:
        again = queries.partner_for_update(ids[0])
        assert again
        verbs.sign(again, db.session.get_one(Staff, ids[1]), terms)

    assert at_once(app, renew) == {"done": 1, "refused": HANDS - 1}
    assert [each.version for each in queries.agreements(ids[0])] == [2, 1]
