"""Is this certificate genuine? Open to everybody, told briefly, and not to who guesses."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as draw

from app import clock, pages
from app.certificates import verbs
from app.certificates.models import CertificateRow
from app.certificates.numbers import LETTERS, new_number, number_in
from app.config import rules, use_rules
from app.db import db
from app.locks import Tries
from app.staff.models import Role
from app.volunteers import verbs_ledger
from tests import make
from tests.certificates.papers import FIRST
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def certificate(hive: Hive) -> CertificateRow:
    """李梅 gave two hours on 2 March, and has it in writing."""
    with clock.travel(hours=-3):
        stint = verbs_ledger.sign_in(make.volunteer(), make.duty(hive.station))
    with clock.travel(hours=-1):
        verbs_ledger.sign_out(stint)
    chen, _password = make.colleague(Role.CADRE)
    verbs_ledger.confirm(stint, chen)
    row = verbs.certify(stint.volunteer, chen)
    db.session.commit()
    return row


def test_a_good_certificate_is_said_to_be_good_without_the_whole_name(
    certificate: CertificateRow, stranger: Finger
) -> None:
    page = stranger.see(f"/verify/{certificate.number}")
    assert page.status_code == 200
    assert "这份证明有效" in page.text
    assert "李*" in page.text
    assert "李梅" not in page.text
    assert "2.0" in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_a_number_is_typed_carelessly_and_found(certificate: CertificateRow, stranger: Finger) -> None:
    typed = certificate.number.lower().replace("-", " - ")
    answer = stranger.tap(stranger.see("/verify"), "/verify", number=typed)
    assert answer.location == f"/verify/{certificate.number}"
    assert "这份证明有效" in stranger.follow(answer).text


@pytest.mark.parametrize("typed", ["", "ZM2026", "李梅", "ZM20260302-0OIL1U2", "x" * 5000, "../desk"])
def test_what_can_be_no_number_is_asked_for_again(hive: Hive, stranger: Finger, typed: str) -> None:
    assert stranger.tap(stranger.see("/verify"), "/verify", number=typed).status_code == 422


def test_a_revoked_one_says_so_and_shows_no_name(certificate: CertificateRow, stranger: Finger) -> None:
    verbs.revoke(certificate, make.colleague(Role.ADMIN, "admin")[0], "名字写错了")
    page = stranger.see(f"/verify/{certificate.number}").text
    assert "已经撤销" in page
    assert "名字写错了" not in page
    assert "李" not in page


@pytest.mark.parametrize("number", ["ZM20260302-2345678", "nonsense", "%00", "ZM20260302-" + "九" * 7])
def test_an_unknown_number_is_not_found(hive: Hive, stranger: Finger, number: str) -> None:
    page = stranger.see(f"/verify/{number}")
    assert page.status_code in {400, 404}
    assert "有效" not in page.text


def test_who_asks_too_often_is_not_told_any_more(certificate: CertificateRow, stranger: Finger, app: Flask) -> None:
    before = rules()
    use_rules(replace(before, verify_tries=3))
    try:
        looks = [stranger.see(f"/verify/ZM20260302-234567{digit}").status_code for digit in "2345"]
        assert looks == [404, 404, 404, 429]
        assert stranger.see(f"/verify/{certificate.number}").status_code == 429
        neighbour = app.test_client()
        neighbour.environ_base["REMOTE_ADDR"] = "203.0.113.9"
        assert Finger(neighbour).see(f"/verify/{certificate.number}").status_code == 200
    finally:
        use_rules(before)


def test_a_look_is_counted_under_no_address_and_nonsense_not_at_all(
    certificate: CertificateRow, stranger: Finger
) -> None:
    stranger.see("/verify/nonsense")
    assert db.session.query(Tries).count() == 0
    stranger.see(f"/verify/{certificate.number}")
    assert "203.0.113.7" not in db.session.query(Tries).one().door


def test_an_enrolled_kiosk_does_not_open_the_check(other_kiosk: Finger) -> None:
    assert other_kiosk.see("/verify").status_code == 403


@given(draw.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_a_new_number_is_read_back_as_it_is_and_holds_no_look_alikes(day: date) -> None:
    number = new_number(day)
    assert number_in(number) == number
    assert number_in(f"  {number.lower()} ") == number
    assert not set(number.partition("-")[2]) & set("01ILOU")


@given(draw.text(max_size=80))
def test_whatever_is_typed_is_a_number_of_ours_or_none(typed: str) -> None:
    number = number_in(typed)
    assert number is None or (len(number) == 18 and set(number[11:]) <= set(LETTERS))


@pytest.mark.parametrize(
    ("state", "said", "unsaid"),
    [
        ("valid", ("这份证明有效", "李*", "12.5 小时", "16 次", "康乐路南", "2026年3月2日"), ("撤销",)),
        ("revoked", ("已经撤销", "2026年4月1日"), ("李*", "12.5", "这份证明有效")),
        ("unknown", ("没有找到这个编号",), ("李*", "12.5", "康乐路南")),
    ],
)
def test_the_public_page_says_what_is_needed_and_no_more(
    house: Flask, state: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    seen = SimpleNamespace(state=state, number="ZM1", name_masked="李*", hours="12.5", count=16, recorder="康乐路南")
    seen.since = seen.until = seen.issued_on = FIRST
    seen.revoked_on = FIRST.replace(month=4, day=1)
    with house.app_context():
        shown = pages.render("certificates/verify.html", {"seen": seen})
    assert all(each in shown for each in said)
    assert not [each for each in unsaid if each in shown]
