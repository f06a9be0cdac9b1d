"""Certificates: only what was confirmed, kept as it was, revoked and issued anew; at the desk and at the kiosk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from app import clock
from app.certificates import verbs
from app.certificates.models import CertificateRow
from app.certificates.numbers import number_in
from app.certificates.queries import PAGE
from app.clock import ZONE, Hands
from app.config import rules, use_rules
from app.db import db
from app.kiosk.models import Visitor
from app.staff.models import Role, Staff
from app.volunteers import queries_ledger, verbs_door, verbs_ledger
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Stint
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


@pytest.fixture
def hands(app: Flask) -> Iterator[Hands]:
    """Nine o'clock, at a desk that stays awake while the hands are moved."""
    before = rules()
    use_rules(replace(before, desk_idle_minutes=1_440, desk_hours=24))
    with clock.frozen(NINE) as hands:
        yield hands
    use_rules(before)


@pytest.fixture
def li(hands: Hands, hive: Hive) -> Volunteer:
    return make.volunteer()


@pytest.fixture
def chen(hands: Hands, hive: Hive) -> Staff:
    return make.colleague(Role.CADRE, "chen")[0]


@pytest.fixture
def desk(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


def served(hive: Hive, li: Volunteer, hands: Hands, by: Staff | None, **more: object) -> Stint:
    """李梅 gave two hours; `by` answered for them."""
    stint = verbs_ledger.sign_in(li, make.duty(hive.station, **more))
    hands.move(hours=2)
    verbs_ledger.sign_out(stint)
    if by is not None:
        verbs_ledger.confirm(stint, by)
    db.session.commit()
    return stint


def test_a_certificate_lists_what_is_confirmed_and_counts(hive: Hive, li: Volunteer, hands: Hands, chen: Staff) -> None:
    served(hive, li, hands, chen)
    served(hive, li, hands, chen, name="例会", counts_hours=False)
    served(hive, li, hands, None, name="没核定的")
    row = verbs.certify(li, chen)
    assert [line["name"] for line in row.lines] == ["敬老服务"]
    assert (row.minutes, row.recorder, row.name) == (120, "康乐路南社区居民委员会", "李梅")
    assert (row.since, row.until) == (NINE.date(), NINE.date())
    assert set(row.lines[0]) == {"stint", "name", "day", "place", "content", "minutes", "organiser", "in_charge"}
    assert number_in(row.number) == row.number
    assert row.number.startswith("ZM20260302-")


def test_while_nothing_has_changed_there_is_one_certificate(
    hive: Hive, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    served(hive, li, hands, chen)
    first = verbs.certify(li, chen)
    assert verbs.certify(li, None) is first
    served(hive, li, hands, chen)
    assert verbs.certify(li, chen).minutes == 240


def test_a_certificate_is_found_issued_and_taken_along(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    served(hive, li, hands, chen)
    assert "李梅" in desk.tap(desk.see("/desk/certificates/new"), "/certificates/new", q="lm").text
    page = desk.see(f"/desk/certificates/new/{li.id}")
    assert "核定过 1 次，2.0 小时" in page.text
    seen = desk.follow(desk.tap(page, "/issue"))
    row = db.session.query(CertificateRow).one()
    assert row.number in seen.text
    file = desk.see(f"/desk/certificates/{row.id}/pdf")
    assert (file.mimetype, file.data[:5]) == ("application/pdf", b"%PDF-")
    assert file.headers["Content-Disposition"] == f'attachment; filename="{row.number}.pdf"'
    paper = desk.see(f"/desk/certificates/{row.id}/print").text
    assert f"/verify/{row.number}" in paper
    assert "志愿服务记录证明" in paper
    assert row.number in desk.tap(desk.see("/desk/certificates"), "/desk/certificates", q="李梅").text
    assert "没有这样的证明" in desk.tap(desk.see("/desk/certificates"), "/desk/certificates", q="王芳").text


def test_nothing_is_certified_before_it_is_confirmed(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    stint = served(hive, li, hands, chen)
    page = desk.see(f"/desk/certificates/new/{li.id}")
    verbs_ledger.strike_out(queries_ledger.stint_for_update(stint.id) or stint, chen, "不是本人")
    assert desk.tap(page, "/issue").status_code == 409
    assert db.session.query(CertificateRow).count() == 0


def test_what_is_not_confirmed_is_printed_without_number_and_code(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    served(hive, li, hands, None)
    assert "还有 1 条没有核定" in desk.see(f"/desk/certificates/new/{li.id}").text
    paper = desk.see(f"/desk/certificates/unconfirmed/{li.id}").text
    assert "服务记录（未核定）" in paper
    assert "编号" not in paper
    assert 'class="qr"' not in paper
    assert desk.see("/desk/certificates/unconfirmed/99").status_code == 404


def test_a_certificate_is_revoked_once_and_printed_no_more(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    served(hive, li, hands, chen)
    row = verbs.certify(li, chen)
    page = desk.see(f"/desk/certificates/{row.id}")
    assert desk.tap(page, "/revoke", reason=" ").status_code == 422
    assert "撤销：名字写错了" in desk.follow(desk.tap(page, "/revoke", reason="名字写错了")).text
    assert desk.tap(page, "/revoke", reason="名字写错了").status_code == 409
    assert desk.see(f"/desk/certificates/{row.id}/pdf").status_code == 409
    assert desk.see(f"/desk/certificates/{row.id}/print").status_code == 409


def test_a_correction_flags_the_certificate_and_a_new_one_takes_its_place(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    stint = served(hive, li, hands, chen)
    row = verbs.certify(li, chen)
    served(hive, li, hands, chen)
    assert "内容有变" not in desk.see("/desk/certificates").text
    verbs_ledger.correct(stint, chen, NINE, NINE.replace(hour=10), "队长证明")
    assert "内容有变，请重开" in desk.see("/desk/certificates").text
    assert "证明内容有变，请重开" in desk.see("/desk/").text
    verbs_ledger.confirm(stint, chen)
    page = desk.see(f"/desk/certificates/{row.id}")
    assert desk.tap(page, "/renew").status_code == 303
    old, new = db.session.query(CertificateRow).order_by(CertificateRow.id)
    assert (old.replaced_by_id, new.minutes, old.revoked_at is not None) == (new.id, 180, True)
    assert "内容有变" not in desk.see("/desk/certificates").text
    assert desk.tap(page, "/renew").status_code == 409


def test_a_new_certificate_takes_the_place_of_the_old_one(hive: Hive, li: Volunteer, hands: Hands, chen: Staff) -> None:
    stint = served(hive, li, hands, chen)
    first = verbs.certify(li, chen)
    served(hive, li, hands, chen)
    second = verbs.certify(li, None)
    assert (first.replaced_by_id, first.revoked_words) == (second.id, "有新的核定记录，已换新证明")
    verbs_ledger.correct(stint, chen, NINE, NINE.replace(hour=10), "队长证明")
    verbs_ledger.confirm(stint, chen)
    third = verbs.certify(li, chen)
    assert (second.replaced_by_id, second.revoked_words) == (third.id, "记录更正后重开")
    assert (third.revoked_at, third.minutes) == (None, 180)


def test_a_record_that_was_moved_to_another_place_is_flagged_behind_many_others(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    stint = served(hive, li, hands, chen)
    verbs.certify(li, chen)
    second = make.colleague(Role.CADRE, "second")[0]
    for number in range(PAGE + 1):
        other = make.volunteer("王芳", f"139000{number:05}")
        since = verbs_ledger.write_up(other, stint.duty, chen, NINE, NINE.replace(hour=10), "补录")
        verbs_ledger.confirm(since, second)
        verbs.certify(other, chen)
    assert "最近开出的证明都和记录一样" in desk.see("/desk/").text
    stint.duty = make.duty(make.place(hive.station.area, "邻里小屋"))
    page = desk.see("/desk/").text
    assert "证明内容有变，请重开" in page
    assert "最近开出的证明都和记录一样" not in page


def test_a_certificate_of_nothing_that_is_left_can_only_be_revoked(
    hive: Hive, desk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    stint = served(hive, li, hands, chen)
    row = verbs.certify(li, chen)
    verbs_ledger.strike_out(stint, chen, "不是本人")
    page = desk.see(f"/desk/certificates/{row.id}")
    assert desk.tap(page, "/renew").status_code == 409
    assert db.session.get_one(CertificateRow, row.id).revoked_at is None


POSTS = (
    ("", {Role.GRID}),
    ("/new", {Role.GRID}),
    ("/new/1/issue", {Role.GRID}),
    ("/1/revoke", {Role.GRID, Role.STATION}),
    ("/1/renew", {Role.GRID, Role.STATION}),
)


@pytest.mark.parametrize(("url", "shut_to"), POSTS)
def test_certificates_are_shut_to_strangers_and_to_other_roles(
    app: Flask, hive: Hive, stranger: Finger, url: str, shut_to: set[Role]
) -> None:
    for role in shut_to:
        desk = sit(app, role)
        token = dict(desk.form(desk.see("/desk/"), "/language")[1])
        assert stranger.client.post(f"/desk/certificates{url}", data=token).status_code == 303
        assert desk.client.post(f"/desk/certificates{url}", data=token).status_code == 403


@pytest.mark.parametrize("url", ["new/99", "99", "99/pdf", "99/print"])
def test_an_unknown_certificate_is_not_found(desk: Finger, url: str) -> None:
    assert desk.see(f"/desk/certificates/{url}").status_code == 404


def recognised(kiosk: Finger, li: Volunteer) -> Finger:
    """李梅 stands before the kiosk and has shown who she is."""
    kiosk.tap(kiosk.see("/kiosk/"), "/kiosk/size", to="large")
    visitor = db.session.query(Visitor).order_by(Visitor.id.desc()).limit(1).one()
    verbs_door.recognise(li, visitor.id)
    db.session.commit()
    return kiosk


def test_somebody_known_at_the_kiosk_takes_their_own_certificate(
    hive: Hive, kiosk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    served(hive, li, hands, chen)
    recognised(kiosk, li)
    page = kiosk.see("/kiosk/volunteer/certificate")
    assert "1 次服务，一共 2.0 小时" in page.text
    answer = kiosk.tap(page, "/volunteer/certificate")
    row = db.session.query(CertificateRow).one()
    assert row.issued_by_id is None
    shown = kiosk.follow(answer).text
    assert row.number in shown
    paper = kiosk.see(f"/kiosk/volunteer/certificate/{row.id}/print").text
    assert '<meta http-equiv="refresh" content="60;url=/kiosk/">' in paper
    assert "李梅" in paper


def test_at_the_kiosk_nothing_is_issued_before_it_is_confirmed(
    hive: Hive, kiosk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    stint = served(hive, li, hands, chen)
    page = recognised(kiosk, li).see("/kiosk/volunteer/certificate")
    verbs_ledger.strike_out(stint, chen, "不是本人")
    assert kiosk.tap(page, "/volunteer/certificate").status_code == 409


def test_another_persons_certificate_is_not_found_at_the_kiosk(
    hive: Hive, kiosk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    wang = make.volunteer("王芳", "13900001111")
    served(hive, wang, hands, chen)
    row = verbs.certify(wang, chen)
    recognised(kiosk, li)
    assert kiosk.see(f"/kiosk/volunteer/certificate/{row.id}").status_code == 404
    assert kiosk.see(f"/kiosk/volunteer/certificate/{row.id}/print").status_code == 404


def test_nobody_known_is_led_to_who_are_you(
    hive: Hive, kiosk: Finger, li: Volunteer, hands: Hands, chen: Staff
) -> None:
    served(hive, li, hands, chen)
    row = verbs.certify(li, chen)
    for url in ("", f"/{row.id}", f"/{row.id}/print"):
        assert kiosk.see(f"/kiosk/volunteer/certificate{url}").status_code == 303
    token = dict(kiosk.form(kiosk.see("/kiosk/"), "/kiosk/size")[1])
    assert kiosk.client.post("/kiosk/volunteer/certificate", data=token).status_code == 303
    assert db.session.query(CertificateRow).count() == 1


def test_a_browser_that_is_no_kiosk_is_led_to_enrol(hive: Hive, stranger: Finger, desk: Finger) -> None:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    answer = stranger.client.post("/kiosk/volunteer/certificate", data=token)
    assert answer.status_code == 303
    assert stranger.see("/kiosk/volunteer/certificate").location == "/kiosk/enrol"
