"""The three lists at the desk: what can be asked for, what is offered, and what fits a need."""

from typing import Any

import pytest
from flask import Flask

from app.clock import Hands
from app.db import db
from app.orders import queries_match, queries_menu
from app.orders.menu import MENU
from app.orders.models_lists import Resource, ServiceCategory, ServiceItem
from app.staff.models import Role
from app.volunteers.models import Volunteer
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

ITEM = {"name": "修轮椅", "urgency": "hard", "level": "compound", "skill": "repair", "minutes": 90}
GIFT = {
    "name": "免费理发",
    "provider": "红星理发店",
    "team_id": 0,
    "area_id": 0,
    "capacity": "每次 10 位",
    "hours": "周二下午",
}


@pytest.fixture
def office(app: Flask, hive: Hive, hands: Hands) -> Finger:
    make.menu()
    make.building()
    return sit(app, Role.CADRE)


def test_there_are_twelve_kinds_one_of_health_and_all_names_fit_a_tile() -> None:
    assert len(MENU) == 12
    assert [course.code for course in MENU if course.is_sensitive] == ["health"]
    assert all(len(name) <= 8 for course in MENU for name in (course.name, *(dish.name for dish in course.dishes)))
    assert all(dish.name_en and course.name_en for course in MENU for dish in course.dishes)


def test_a_house_without_a_menu_is_given_the_usual_one_and_once(app: Flask, hive: Hive) -> None:
    desk = sit(app, Role.CADRE)
    page = desk.see("/desk/menu")
    assert desk.tap(page, "/usual").status_code == 303
    assert desk.tap(page, "/usual").status_code == 303
    assert db.session.query(ServiceCategory).count() == 12
    assert 'action="/desk/menu/usual"' not in desk.see("/desk/menu").text


def test_an_item_is_added_changed_retired_and_brought_back(office: Finger) -> None:
    under = make.item().category
    address = f"/desk/menu/categories/{under.id}/items/new"
    page = office.see(address)
    assert office.tap(page, address, **ITEM | {"name": ""}).status_code == 422
    assert office.tap(page, address, **ITEM | {"minutes": 0}).status_code == 422
    assert office.tap(page, address, **ITEM | {"urgency": "never"}).status_code == 422
    assert office.tap(page, address, **ITEM).status_code == 303
    made = db.session.query(ServiceItem).filter_by(name="修轮椅").one()
    one = f"/desk/menu/items/{made.id}"
    assert office.tap(office.see(one), one, **ITEM | {"brief": "修一样东西"}).status_code == 303
    assert office.tap(office.see(one), one, **ITEM | {"promise_days": 99}).status_code == 422
    assert office.tap(office.see(one), "/retire").status_code == 303
    assert "修轮椅" not in [each.name for each in queries_menu.items(under.id)]
    assert office.tap(office.see(one), "/bring-back").status_code == 303
    db.session.expire_all()
    assert (made.brief, made.retired_at) == ("修一样东西", None)


def test_a_kind_of_service_is_added_changed_and_retired(office: Finger) -> None:
    said = {"name": "宠物照看", "icon": "hand-heart", "kind": "care"}
    address = "/desk/menu/categories/new"
    assert office.tap(office.see(address), address, **said | {"icon": "../x"}).status_code == 422
    assert office.tap(office.see(address), address, **said).status_code == 303
    made = db.session.query(ServiceCategory).filter_by(name="宠物照看").one()
    one = f"/desk/menu/categories/{made.id}"
    assert office.tap(office.see(one), one, **said | {"name": "很长很长很长很长的"}).status_code == 422
    assert office.tap(office.see(one), one, **said | {"name_en": "Pets"}).status_code == 303
    assert office.tap(office.see(one), f"{one}/retire").status_code == 303
    db.session.expire_all()
    assert made.retired_at is not None


def test_a_resource_is_offered_for_items_and_found_by_them(office: Finger, hive: Hive) -> None:
    item, address = make.item("上门理发"), "/desk/resources/new"
    page = office.see(address)
    assert office.tap(page, address, **GIFT | {"phone": "12"}).status_code == 422
    assert office.tap(page, address, **GIFT | {"items": [999999]}).status_code == 422
    assert office.tap(page, address, **GIFT | {"items": [item.id]}).status_code == 303
    made = db.session.query(Resource).one()
    assert "红星理发店" in office.see(f"/desk/resources?item={item.id}").text
    assert "红星理发店" not in office.see(f"/desk/resources?item={make.item().id}").text
    order = make.order(hive.station, "上门理发")
    db.session.commit()
    assert "免费理发" in office.see("/desk/match").text
    assert "免费理发" in office.see(f"/desk/orders/{order.id}/dispatch").text
    one = f"/desk/resources/{made.id}"
    assert office.tap(office.see(one), one, **GIFT | {"until": "2026-03-01", "items": [item.id]}).status_code == 303
    db.session.expire_all()
    assert not queries_match.resources_for([item.id], make.clock.today())
    assert "过期了" in office.see("/desk/resources").text
    assert office.tap(office.see(one), "/retire").status_code == 303
    assert "红星理发店" in office.see("/desk/resources?over=1").text
    assert office.tap(office.see(one), "/bring-back").status_code == 303


def test_the_match_says_why_somebody_fits(office: Finger, hive: Hive, li: Volunteer) -> None:
    li.home_id = make.building().id
    make.order(hive.station)
    db.session.commit()
    shown = office.see("/desk/match").text
    assert "李梅" in shown
    assert "同一栋" in shown
    assert "手上没单" in shown


@pytest.mark.parametrize("role", [Role.STATION, Role.GRID])
def test_the_counter_and_the_grid_see_the_lists_and_change_nothing(app: Flask, hive: Hive, role: Role) -> None:
    make.menu()
    desk = sit(app, role)
    for page in ("/desk/menu", "/desk/resources", "/desk/match"):
        assert desk.see(page).status_code == 200
    item: Any = make.item()
    for page in ("/desk/menu/categories/new", f"/desk/menu/items/{item.id}", "/desk/resources/new"):
        assert desk.see(page).status_code == 403


def test_a_stranger_reads_no_list(stranger: Finger, hive: Hive) -> None:
    for page in ("/desk/menu", "/desk/resources", "/desk/match"):
        assert "/desk/login" in stranger.see(page).headers["Location"]
