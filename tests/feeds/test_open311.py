"""GeoReport v2 as programs of other houses use it: the same as XML and JSON, and nobody in it."""

from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import audit
from app.clock import Hands
from app.community.models import Level
from app.config import rules
from app.db import db
from app.feeds import verbs
from app.feeds.models import ApiKey
from app.orders.models import Order, Source
from app.orders.models_lists import ServiceItem
from app.staff.models import Role
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

API = "/open311/v2"
CONSENT = {"attribute[consent]": "yes"}
SECRETS = ("王秀英", "13700137000", "0137000", "1503", "2单元", "请轻点敲门", "降压药")


@pytest.fixture
def program(app: Flask, hive: Hive, hands: Hands) -> FlaskClient:
    make.menu()
    make.building()
    db.session.commit()
    return app.test_client()


@pytest.fixture
def key(program: FlaskClient) -> str:
    _key, token = verbs.make_key(make.colleague(username="keys")[0], "市民热线")
    db.session.commit()
    return token


def plain() -> ServiceItem:
    return make.item("买菜买米")


def told(program: FlaskClient, path: str) -> Any:
    answer = program.get(f"{API}/{path}")
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def send(program: FlaskClient, key: str, kind: str = "json", **more: Any) -> Any:
    said = {"api_key": key, "service_code": plain().id, "address_id": make.building().id} | more
    db.session.commit()
    return program.post(f"{API}/requests.{kind}", data={name: value for name, value in said.items() if value != ""})


def test_discovery_says_where_and_in_which_forms(program: FlaskClient) -> None:
    found = told(program, "discovery.json")
    assert found["endpoints"][0]["url"].endswith(API)
    assert fromstring(program.get(f"{API}/discovery.xml").data).find("endpoints/endpoint/formats/format") is not None


def test_the_menu_has_everything_but_what_tells_of_health(program: FlaskClient) -> None:
    names = {each["service_name"] for each in told(program, "services.json")}
    open_ones = {item.name for item in db.session.query(ServiceItem) if not item.is_sensitive and not item.retired_at}
    assert names == open_ones != set()
    assert db.session.query(ServiceItem).filter_by(is_sensitive=True).count() > 0


def test_a_definition_names_the_buildings(program: FlaskClient) -> None:
    found = told(program, f"services/{plain().id}.json")
    assert [each["code"] for each in found["attributes"]] == ["building", "consent"]
    assert [each["name"] for each in found["attributes"][0]["values"]] == ["万隆一品小区3栋"]


def test_what_tells_of_health_is_not_there_in_any_way(program: FlaskClient, hive: Hive, key: str) -> None:
    for item in db.session.query(ServiceItem).filter_by(is_sensitive=True).all():
        order = make.order(hive.station, of=item.name)
        db.session.commit()
        assert program.get(f"{API}/services/{item.id}.json").status_code == 404
        assert program.get(f"{API}/requests/{order.number}.xml").status_code == 404
        assert send(program, key, service_code=item.id).status_code == 404
        assert told(program, f"requests.json?service_request_id={order.number}") == []
    assert told(program, "requests.json") == []


def test_nobody_is_in_the_requests(program: FlaskClient, hive: Hive) -> None:
    order = make.order(hive.station, wish="请轻点敲门", source=Source.PHONE)
    db.session.commit()
    for path in ("requests.json", "requests.xml", f"requests/{order.number}.json", f"requests/{order.number}.xml"):
        text = program.get(f"{API}/{path}").text
        assert order.number in text
        assert not [secret for secret in SECRETS if secret in text]
    assert told(program, "requests.json")[0]["address"] == "万隆一品小区3栋"


def plain_xml(element: Element) -> Any:
    if not len(element):
        return element.text
    return {child.tag: plain_xml(child) for child in element}


def test_both_forms_say_the_same(program: FlaskClient, hive: Hive) -> None:
    make.order(hive.station)
    make.order(hive.station, phone="13900139000")
    db.session.commit()
    for path in ("services", "requests"):
        rows = [plain_xml(each) for each in fromstring(program.get(f"{API}/{path}.xml").data)]
        said = [{name: _as_text(value) for name, value in each.items()} for each in told(program, f"{path}.json")]
        assert rows == said != []


def _as_text(value: Any) -> Any:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def test_requests_are_narrowed_and_paged(program: FlaskClient, hive: Hive, hands: Hands) -> None:
    first = make.order(hive.station)
    hands.move(days=1)
    second = make.order(hive.station, phone="13900139000")
    verbs.orders.withdraw(second)
    db.session.commit()
    ask = lambda query: [each["service_request_id"] for each in told(program, f"requests.json?{query}")]  # noqa: E731
    assert ask("") == [second.number, first.number]
    assert ask("status=open") == [first.number]
    assert ask("status=closed") == [second.number]
    assert ask("start_date=03-03-2026") == [second.number]
    assert ask("start_date=2026-03-01T00:00:00Z&end_date=2026-03-02T10:00:00Z") == [first.number]
    assert ask(f"service_request_id={first.number},{second.number}") == [second.number, first.number]
    assert ask("page=2&page_size=1") == [first.number]
    assert ask(f"service_code={plain().id + 999}") == []
    assert ask("service_code=x") == []
    hands.move(days=100)
    assert ask("") == []


@pytest.mark.parametrize(
    "path",
    ["services/0.xml", "services/99999999999999999999.xml", "services/x.json", "requests/1.xml", "tokens/1.json"],
)
def test_what_is_not_there_is_said_as_the_specification_words_it(program: FlaskClient, path: str) -> None:
    answer = program.get(f"{API}/{path}")
    assert answer.status_code == 404
    if path.endswith("xml"):
        assert fromstring(answer.data).findtext("error/code") == "404"
    else:
        assert answer.get_json()[0]["code"] == 404


@pytest.mark.parametrize("kind", ["html", "js", "xml%00"])
def test_another_form_is_not_found(program: FlaskClient, kind: str) -> None:
    assert program.get(f"{API}/services.{kind}").status_code in {400, 404}


def test_an_order_comes_in_once_with_its_key_in_the_book(program: FlaskClient, hive: Hive, key: str) -> None:
    answer = send(
        program, key, description="两袋米", phone="+86 139-0013-9000", first_name="秀英", last_name="王", **CONSENT
    )
    assert answer.status_code == 201
    order = db.session.query(Order).one()
    assert answer.get_json()[0]["service_request_id"] == order.number
    assert (order.wish, order.phone, order.contact, order.source) == ("两袋米", "13900139000", "王秀英", Source.OPEN)
    assert (order.unit, order.room, order.place_id) == ("", "", hive.station.id)
    assert order.consented_at is not None
    event = db.session.query(audit.Event).filter_by(deed="order.sent_in").one()
    assert event.actor.startswith("api_key:")
    assert db.session.query(ApiKey).one().used_at is not None


def test_a_building_is_found_by_its_words_or_as_an_attribute(program: FlaskClient, key: str) -> None:
    house = make.building().id
    assert send(program, key, address_id="", address_string="万隆一品小区 3栋").status_code == 201
    assert send(program, key, address_id="", **{"attribute[building]": house}).status_code == 201
    assert send(program, key, kind="xml").status_code == 201


@pytest.mark.parametrize(
    "wrong",
    [
        {"service_code": ""},
        {"address_id": ""},
        {"address_id": "", "lat": "23.7", "long": "114.6"},
        {"address_id": "99999999999999999999"},
        {"address_id": "1"},
        {"address_id": "", "address_string": "不知道在哪"},
        {"phone": "12"},
        {"description": "长" * 201},
        {"first_name": "<b>", "last_name": "x"},
        {"phone": "13900139000"},
        {"first_name": "秀英", "last_name": "王"},
    ],
)
def test_what_cannot_be_placed_is_said_and_not_kept(program: FlaskClient, key: str, wrong: dict[str, str]) -> None:
    answer = send(program, key, kind="xml", **wrong)
    assert answer.status_code == 400
    assert fromstring(answer.data).findtext("error/description")
    assert db.session.query(Order).count() == 0


def test_without_a_good_key_nothing_comes_in(program: FlaskClient, key: str) -> None:
    for said in ("", "x", key[:-1], key.upper()):
        answer = send(program, said)
        assert answer.status_code == 403
        assert answer.get_json()[0]["code"] == 403
    verbs.revoke(db.session.query(ApiKey).one(), make.colleague(username="boss")[0])
    assert send(program, key).status_code == 403
    assert db.session.query(Order).count() == 0


def test_too_many_guesses_shut_the_door_for_a_while(program: FlaskClient, key: str, hands: Hands) -> None:
    for _guess in range(rules().key_tries):
        assert send(program, "guess").status_code == 403
    assert send(program, key).status_code == 429
    hands.move(minutes=rules().pin_lock_minutes + 1)
    assert send(program, key).status_code == 201


def test_a_busy_program_with_its_key_is_never_taken_for_a_guesser(program: FlaskClient, key: str) -> None:
    for time in range(rules().key_tries + 5):
        assert send(program, key, description=f"第{time}袋").status_code == 201


def test_a_key_sends_so_many_in_an_hour_and_others_are_not_held_up(
    program: FlaskClient, key: str, hands: Hands
) -> None:
    for time in range(rules().orders_an_hour):
        assert send(program, key, description=f"第{time}袋").status_code == 201
    assert send(program, key, description="再来一袋").status_code == 429
    _key, other = verbs.make_key(make.colleague(username="second")[0], "另一个系统")
    assert send(program, other, description="再来一袋").status_code == 201
    hands.move(minutes=61)
    assert send(program, key, description="又来一袋").status_code == 201


def test_the_same_order_sent_again_is_one_order(program: FlaskClient, key: str, hands: Hands) -> None:
    said = {"description": "两袋米", "phone": "13900139000", **CONSENT}
    first, again = (send(program, key, **said).get_json()[0]["service_request_id"] for _time in range(2))
    assert first == again
    assert send(program, key, **said | {"description": "一袋米"}).get_json()[0]["service_request_id"] != first
    hands.move(minutes=rules().resend_minutes + 1)
    assert send(program, key, **said).get_json()[0]["service_request_id"] != first
    assert db.session.query(Order).count() == 3


def test_two_buildings_of_one_name_are_not_told_apart_by_their_words(program: FlaskClient, key: str) -> None:
    ours, other = make.building().id, make.area("康乐路北社区", Level.COMMUNITY)
    make.area("3栋", Level.BUILDING, make.area("万隆一品小区", Level.COMPOUND, other))
    db.session.commit()
    assert send(program, key, address_id="", address_string="万隆一品小区3栋").status_code == 400
    assert send(program, key, address_id=ours).status_code == 201


def test_nor_is_one_that_says_a_wrong_address(program: FlaskClient, key: str) -> None:
    for _time in range(rules().key_tries + 5):
        assert send(program, key, address_id="1").status_code == 400
    assert send(program, key).status_code == 201


@pytest.mark.parametrize("day", ["0001-01-01", "0001-04-01", "9999-12-31", "12-31-9999", "01-01-0001"])
def test_the_ends_of_the_calendar_are_no_trouble(program: FlaskClient, day: str) -> None:
    for query in (f"start_date={day}", f"end_date={day}", f"start_date={day}&end_date={day}"):
        assert program.get(f"{API}/requests.json?{query}").status_code == 400


@pytest.mark.parametrize("query", ["status=x", "start_date=x", "end_date=2026-02-30"])
def test_what_cannot_be_read_is_said(program: FlaskClient, query: str) -> None:
    assert fromstring(program.get(f"{API}/requests.xml?{query}").data).findtext("error/code") == "400"


def test_the_key_is_shown_once_and_kept_as_a_print(app: Flask, hive: Hive, hands: Hands) -> None:
    desk = sit(app, Role.ADMIN)
    page = desk.tap(desk.see("/desk/keys"), "/desk/keys", name="市民热线")
    kept = db.session.query(ApiKey).one()
    token = page.text.partition("<code>")[2].partition("</code>")[0]
    assert kept.token_hash == verbs.digest(token)
    assert token not in desk.see("/desk/keys").text


def test_a_key_without_a_name_is_asked_again(app: Flask, hive: Hive) -> None:
    desk = sit(app, Role.ADMIN)
    assert desk.tap(desk.see("/desk/keys"), "/desk/keys", name=" ").status_code == 422
    assert db.session.query(ApiKey).count() == 0


def test_it_is_taken_back_once(app: Flask, hive: Hive) -> None:
    desk = sit(app, Role.ADMIN)
    made, _token = verbs.make_key(make.colleague(username="keys")[0], "市民热线")
    db.session.commit()
    page = desk.see("/desk/keys")
    assert desk.tap(page, f"/desk/keys/{made.id}/revoke").status_code == 303
    assert desk.tap(page, f"/desk/keys/{made.id}/revoke").status_code == 409


@pytest.mark.parametrize("role", [Role.CADRE, Role.GRID, Role.STATION])
def test_keys_are_the_administrator_s(app: Flask, hive: Hive, role: Role) -> None:
    other = sit(app, role)
    assert other.client.get("/desk/keys").status_code == 403


def test_a_stranger_makes_no_key(stranger: Finger, hive: Hive) -> None:
    db.session.commit()
    assert stranger.client.get("/desk/keys").status_code == 303
