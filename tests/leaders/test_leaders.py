"""三长: a post is taken over, corrected, given up; anybody finds theirs by tapping where they live."""

from datetime import timedelta

import pytest
from flask import Flask

from app import clock
from app.community import queries_cells
from app.community.models import Area, Grid, Level, Post, PostKind
from app.db import db
from app.leaders import queries, verbs
from app.leaders.queries import View
from app.leaders.verbs import Holder
from app.refusal import Refused
from app.staff.models import Role, Staff
from tests import make
from tests.at_once import HANDS, ROUNDS, at_once
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

POSTS = "/desk/community/posts"


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    make.building()
    return sit(app, Role.CADRE)


def house() -> Area:
    return db.session.query(Area).filter_by(name="3栋").one()


def grid() -> Grid:
    return db.session.query(Grid).one()


def by() -> Staff:
    return db.session.query(Staff).first() or make.colleague(Role.ADMIN, "zhou", "周杰")[0]


def appointed(name: str = "李梅", days: int = -30, kind: PostKind = PostKind.BUILDING) -> Post:
    where: Area | Grid = house() if kind is PostKind.BUILDING else grid()
    made = verbs.appoint(by(), kind, where, Holder(name, "0762-3331234"), clock.today() + timedelta(days=days))
    db.session.commit()
    return made


def new(kind: PostKind, where: int) -> str:
    return f"{POSTS}/new?kind={kind}&where={where}"


def test_a_vacant_post_is_on_today_and_is_filled_by_a_neighbour(app: Flask, desk: Finger) -> None:
    li = make.volunteer()
    li.home_id = house().id
    db.session.commit()
    assert "万隆一品小区3栋 · 楼栋长" in desk.see("/desk/").text
    page = desk.see(new(PostKind.BUILDING, house().id))
    said = {"volunteer": li.id, "name": "", "duty_phone": "0762-3331234", "since": clock.today().isoformat()}
    assert desk.tap(page, "/new", **said).status_code == 303
    held = db.session.query(Post).one()
    assert (held.holder, held.volunteer_id, held.area_id) == ("李梅", li.id, house().id)
    assert queries.posts(View.VACANT, clock.today(), "3栋") == []
    assert "李梅" in desk.see(f"{POSTS}?view=buildings").text


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x!"}, {"duty_phone": "12"}, {"since": ""}, {"volunteer": 99}]
)
def test_what_is_lacking_is_asked_again(desk: Finger, wrong: dict[str, str]) -> None:
    said = {"volunteer": 0, "name": "王芳", "duty_phone": "", "since": clock.today().isoformat()} | wrong
    assert desk.tap(desk.see(new(PostKind.GRID, grid().id)), "/new", **said).status_code == 422
    assert db.session.query(Post).count() == 0


def test_a_hand_over_ends_the_one_and_begins_the_other_on_the_same_day(desk: Finger) -> None:
    first = appointed()
    second = appointed("王芳", 3)
    today, day = clock.today(), clock.today() + timedelta(days=3)
    assert (first.until, second.since) == (day, day)
    assert [each.holder for each in queries_cells.leaders_of(house().id, today)] == ["李梅"]
    assert [each.holder for each in queries_cells.leaders_of(house().id, day)] == ["王芳"]
    with pytest.raises(Refused):
        appointed("陈志强", 3)


def test_a_post_is_corrected_and_given_up_and_stays_in_the_list_of_holders(desk: Finger) -> None:
    held = appointed()
    page = desk.see(f"{POSTS}/{held.id}")
    assert desk.tap(page, "/correct", volunteer=0, name="李玫", duty_phone="13800001111").status_code == 303
    assert desk.tap(page, "/correct", volunteer=0, name="", duty_phone="").status_code == 422
    assert desk.tap(page, "/step-down", until="").status_code == 422
    assert desk.tap(page, "/step-down", until=clock.today().isoformat()).status_code == 303
    assert desk.tap(page, "/step-down", until=clock.today().isoformat()).status_code == 409
    assert "李玫" in desk.see(f"{POSTS}/{held.id}").text
    assert [row.post_id for row in queries.posts(View.VACANT, clock.today(), "3栋")] == [None]


def test_a_grid_leader_leads_no_building_and_a_building_leader_no_grid(desk: Finger) -> None:
    for kind, where in ((PostKind.GRID, house()), (PostKind.BUILDING, grid())):
        with pytest.raises(Refused):
            verbs.appoint(by(), kind, where, Holder("李梅", ""), clock.today())


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_the_counter_and_the_grid_look_and_fill_nothing(app: Flask, desk: Finger, role: Role) -> None:
    held, other = appointed(), sit(app, role)
    assert "李梅" in other.see(f"{POSTS}/{held.id}").text
    assert other.see(new(PostKind.BUILDING, house().id)).status_code == 403
    assert "空缺" not in other.see("/desk/").text


def test_a_stranger_is_led_away_and_nonsense_is_nowhere(app: Flask, desk: Finger, stranger: Finger) -> None:
    held = appointed()
    for address in (new(PostKind.GRID, 10**6), f"{POSTS}/new?kind=king&where=1", f"{POSTS}/new", f"{POSTS}/999"):
        assert desk.see(address).status_code == 404
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in ("/new", f"/{held.id}/correct", f"/{held.id}/step-down"):
            assert stranger.client.post(POSTS + path).location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


def test_whoever_lives_there_taps_twice_and_knows_whom_to_ring(kiosk: Finger, hive: Hive) -> None:
    make.building()
    appointed()
    appointed("王芳", kind=PostKind.GRID)
    li = make.volunteer("陈志强", "13812340000")
    verbs.appoint(by(), PostKind.PARTY, grid(), Holder("陈志强", "", li.id), clock.today())
    db.session.commit()
    assert f'href="/kiosk/leaders/{house().parent_id}"' in kiosk.see("/kiosk/leaders").text
    assert f'href="/kiosk/leaders/of/{house().id}"' in kiosk.see(f"/kiosk/leaders/{house().parent_id}").text
    page = kiosk.see(f"/kiosk/leaders/of/{house().id}").text
    assert [page.index(words) for words in ("李梅", "王芳", "陈志强")] == sorted(
        page.index(words) for words in ("李梅", "王芳", "陈志强")
    )
    assert "0762-3331234" in page
    assert "13812340000" not in page


def test_a_building_without_leaders_says_whom_to_ask_and_what_is_no_building_is_nowhere(
    kiosk: Finger, hive: Hive
) -> None:
    building = make.building()
    db.session.commit()
    assert "找人帮忙" in kiosk.see(f"/kiosk/leaders/of/{building.id}").text
    for address in (f"/kiosk/leaders/of/{building.parent_id}", f"/kiosk/leaders/{building.id}", "/kiosk/leaders/9999"):
        assert kiosk.see(address).status_code == 404


def test_the_tiles_go_on_another_page_where_there_are_many(kiosk: Finger, hive: Hive) -> None:
    compound = make.building().parent
    for number in range(10, 20):
        make.area(f"{number}栋", Level.BUILDING, compound)
    db.session.commit()
    assert compound
    first, second = (kiosk.see(f"/kiosk/leaders/{compound.id}?page={page}").text for page in (1, 2))
    assert ("19栋" in first, "19栋" in second) == (False, True)


@pytest.mark.concurrency
@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_many_who_fill_a_post_at_once_one_does(app: Flask, desk: Finger, _round: int) -> None:
    ids = house().id, by().id

    def fill(_hand: int) -> None:
        building = queries.building_for_update(ids[0])
        assert building
        staff = db.session.get_one(Staff, ids[1])
        verbs.appoint(staff, PostKind.BUILDING, building, Holder("李梅", ""), clock.today())

    assert at_once(app, fill) == {"done": 1, "refused": HANDS - 1}
    assert db.session.query(Post).filter(Post.until.is_(None)).count() == 1
