"""The office lays in a voice; the kiosk says it."""

from io import BytesIO
from threading import Barrier, Thread

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.aloud import queries, verbs
from app.aloud.cutting import key_of
from app.aloud.models import Clip
from app.audit import Event
from app.config import rules
from app.db import db
from app.headers import ALWAYS
from app.refusal import Refused
from app.staff.models import Role, Staff
from app.transaction import work
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

OGG = b"OggS" + b"\0" * 40
WORDS = "哪一位是您"
KEY = key_of("zh", WORDS)
PAGE = f"/desk/aloud/{KEY}"


@pytest.fixture
def office(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


@pytest.fixture
def chen(hive: Hive) -> Staff:
    return make.colleague(Role.CADRE, "chen", "陈站长")[0]


def send(desk: Finger, blob: bytes | None = OGG, url: str = PAGE, **said: str) -> TestResponse:
    page = desk.see(url)
    _url, fields = desk.form(page, url)
    told = {name: value for name, value in fields if name != "sound"} | {"has_agreed": "y"} | said
    files = {} if blob is None else {"sound": (BytesIO(blob), "li.ogg")}
    return desk.client.post(url, data={**told, **files}, content_type="multipart/form-data")


def deeds() -> list[str]:
    return [deed for (deed,) in db.session.query(Event.deed).filter(Event.deed.like("clip.%")).order_by(Event.seq)]


def test_a_phrase_gets_a_voice_and_loses_it_again(office: Finger) -> None:
    assert send(office, seconds="2").status_code == 303
    page = office.see(PAGE)
    assert "现在的录音" in page.text
    assert office.see(f"{PAGE}/sound").data == OGG
    assert office.tap(page, "/take-out").status_code == 303
    assert "现在的录音" not in office.see(PAGE).text
    assert office.see(f"{PAGE}/sound").status_code == 404
    assert deeds() == ["clip.laid_in", "clip.taken_out"]


def test_a_new_recording_takes_the_place_of_the_old_one(office: Finger) -> None:
    for blob in (OGG, OGG + b"2"):
        assert send(office, blob).status_code == 303
    assert db.session.query(Clip).count() == 1
    assert office.see(f"{PAGE}/sound").data == OGG + b"2"


@pytest.mark.parametrize("blob", [b"%PDF-1.7", b"<html>", b"", OGG + b"\0" * 300_000])
def test_what_is_no_sound_or_too_large_is_refused(office: Finger, blob: bytes) -> None:
    assert send(office, blob).status_code in {409, 422}
    assert db.session.query(Clip).count() == 0


def test_a_recording_longer_than_a_phrase_is_refused(office: Finger) -> None:
    assert send(office, seconds=str(rules().clip_seconds + 1)).status_code == 409
    assert send(office, seconds=str(rules().clip_seconds)).status_code == 303


def test_without_a_file_or_the_speaker_s_yes_it_is_asked_again(office: Finger) -> None:
    assert send(office, None).status_code == 422
    assert send(office, has_agreed="").status_code == 422
    assert send(office, seconds="soon").status_code == 422
    assert db.session.query(Clip).count() == 0


def test_taking_out_what_is_not_there_is_refused(app: Flask, office: Finger, chen: Staff) -> None:
    send(office)
    page = office.see(PAGE)
    assert office.tap(page, "/take-out").status_code == 303
    assert office.tap(page, "/take-out").status_code == 409
    with pytest.raises(Refused):
        verbs.take_out(chen, KEY)


def test_the_office_adds_a_phrase_of_its_own(office: Finger) -> None:
    new = "/desk/aloud/new"
    assert send(office, url=new, tongue="zh", words="包粽子！").status_code == 303
    assert db.session.query(Clip.words).scalar() == "包粽子"
    assert "包粽子" in office.see("/desk/aloud?part=own").text
    for wrong in ({"words": ""}, {"words": "？"}, {"words": "长" * 61}, {"tongue": "fr"}):
        assert send(office, url=new, **({"tongue": "zh", "words": "包饺子"} | wrong)).status_code == 422


def test_the_list_is_narrowed_to_what_is_still_to_be_recorded(office: Finger) -> None:
    send(office)
    assert WORDS in office.see("/desk/aloud?part=heading&state=done").text
    assert f">{WORDS}<" not in office.see("/desk/aloud?part=heading&state=bare").text
    assert f">{WORDS}<" in office.see("/desk/aloud?q=哪一位").text
    assert f">{WORDS}<" not in office.see("/desk/aloud?q=哪一位&tongue=en").text
    assert office.see("/desk/aloud?tongue=xx&part=yy&state=zz&page=-1").status_code == 200
    assert office.see("/desk/aloud?page=99999").status_code == 200
    assert office.see("/desk/aloud/nowhere").status_code == 404


def test_only_these_pages_may_ask_for_the_microphone(office: Finger) -> None:
    assert "microphone=(self)" in office.see(PAGE).headers["Permissions-Policy"]
    assert office.see("/desk/").headers["Permissions-Policy"] == ALWAYS["Permissions-Policy"]
    assert "microphone=()" in ALWAYS["Permissions-Policy"]


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_others_at_the_desk_and_strangers_lay_in_nothing(app: Flask, hive: Hive, stranger: Finger, role: Role) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for url in (PAGE, "/desk/aloud/new", f"{PAGE}/take-out"):
            assert sit(app, role).client.post(url, data={}).status_code == 403
            assert stranger.client.post(url, data={}).location == "/desk/login"
            db.session.query(Staff).filter_by(username=role.value).update({"username": url[-20:]})
    finally:
        app.config["WTF_CSRF_ENABLED"] = True
    assert deeds() == []


def test_a_kiosk_hears_what_was_laid_in_and_keeps_it_for_good(office: Finger, kiosk: Finger) -> None:
    assert 'data-clips=""' in kiosk.see("/kiosk/").text
    send(office)
    edition = queries.edition("zh")
    assert f'data-clips="/kiosk/aloud/zh/{edition}"' in kiosk.see("/kiosk/").text
    told = kiosk.see(f"/kiosk/aloud/zh/{edition}")
    assert "immutable" in told.headers["Cache-Control"]
    sound = kiosk.see(told.json[WORDS])  # type: ignore[index]
    assert (sound.data, sound.mimetype) == (OGG, "audio/ogg")
    assert "immutable" in sound.headers["Cache-Control"]
    assert sound.headers["X-Content-Type-Options"] == "nosniff"
    assert kiosk.see("/kiosk/aloud/zh/0-0").headers["Cache-Control"] == "no-store"
    assert kiosk.see("/kiosk/aloud/fr/0-0").status_code == 404
    assert kiosk.see("/kiosk/aloud/clips/none").status_code == 404
    assert kiosk.see("/kiosk/aloud/en/0-0").json == {}


def test_an_edition_is_never_the_same_for_two_lists(office: Finger) -> None:
    seen = [queries.edition("zh")]
    for change in ("lay", "again", "out", "lay"):
        if change == "out":
            office.tap(office.see(PAGE), "/take-out")
        else:
            send(office, OGG + change.encode())
        db.session.rollback()
        seen.append(queries.edition("zh"))
    assert seen[0] == seen[3] == ""
    assert len(set(seen)) == 4


def test_whoever_is_no_kiosk_hears_nothing(app: Flask, office: Finger, stranger: Finger) -> None:
    send(office)
    digest = db.session.query(Clip.digest).scalar()
    for url in (f"/kiosk/aloud/clips/{digest}", "/kiosk/aloud/zh/0-0"):
        assert stranger.see(url).status_code == 303


@pytest.mark.concurrency
def test_two_who_record_the_same_phrase_leave_one_recording(app: Flask, chen: Staff) -> None:
    start, id = Barrier(6), chen.id
    db.session.commit()

    def run(number: int) -> None:
        with app.app_context():
            start.wait()
            with work():
                verbs.lay_in(db.session.get_one(Staff, id), verbs.Spoken("zh", WORDS, OGG + bytes([number])))

    threads = [Thread(target=run, args=(number,)) for number in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert db.session.query(Clip).count() == 1
    assert len(deeds()) == 6
