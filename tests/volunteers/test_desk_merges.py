"""Two entries that were one person: what moves, what stays, and all of it back again."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from app import audit, clock
from app.audit import Event
from app.clock import ZONE
from app.db import Base, db
from app.refusal import Refused
from app.staff.models import Role, Staff
from app.volunteers import (
    merging,
    queries_merge,
    queries_teams,
    verbs,
    verbs_door,
    verbs_growth,
    verbs_ledger,
    verbs_merge,
    verbs_teams,
)
from app.volunteers.hours import Limits
from app.volunteers.models import Apart, Category, Merge, Skill, Standing, Volunteer
from app.volunteers.models_ledger import Attendance, ServiceDay, Stint
from app.volunteers.stints import Span
from app.volunteers.verbs_growth import Lesson
from app.volunteers.verbs_person import Papers
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
DERIVED = {"event", "event_head", "merge", "ticket", "tries", "staff_session"}


@pytest.fixture
def chen(hive: Hive) -> Staff:
    return make.colleague()[0]


@pytest.fixture
def two(hive: Hive, chen: Staff) -> tuple[Volunteer, Volunteer]:
    """李梅 twice: two hours here, three and nine there; both in one team, the second in another too."""
    with clock.frozen(NINE - timedelta(days=30)):
        kept = make.volunteer(skills=frozenset({Skill.HAIRCUT}))
        gone = make.volunteer("李小梅", "13987654321", skills=frozenset({Skill.HAIRCUT, Skill.LAW}))
        verbs.change(
            gone,
            chen,
            make.person(
                "李小梅",
                "13987654321",
                skills=frozenset({Skill.HAIRCUT, Skill.LAW}),
                categories=frozenset({Category.CARE}),
            ),
            Papers(),
        )
        verbs_door.issue_card(gone, chen)
        both, other = verbs_teams.found("护学队", chen, None), verbs_teams.found("夕阳红服务队", chen, None)
        db.session.flush()
        for team, one in ((both, kept), (both, gone), (other, gone)):
            verbs_teams.join(team, one, chen)
    serve(hive, kept, chen, days=3, hour=8, hours=2)
    serve(hive, gone, chen, days=3, hour=13, hours=8)
    serve(hive, gone, chen, days=2, hour=8, hours=9)
    with clock.frozen(NINE):
        verbs_growth.train([gone], chen, Lesson("急救", date(2026, 2, 1), "社区", 90, "红十字会"))
        verbs_growth.award(gone, chen, "优秀志愿者", date(2026, 2, 1), "社区")
        verbs_growth.evaluate(gone, chen, date(2026, 2, 1), "耐心")
    db.session.commit()
    return kept, gone


def serve(hive: Hive, one: Volunteer, by: Staff, *, days: int, hour: int, hours: int) -> Stint:
    start = (NINE - timedelta(days=days)).replace(hour=hour)
    with clock.frozen(start):
        duty = make.duty(hive.station, f"{one.name}{days}", hours=hours)
    with clock.frozen(NINE):
        return verbs_ledger.write_up(one, duty, by, start, start + timedelta(hours=hours), "补录")


def snapshot() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the book's and the merges' own; sums of days by what they say, not by number."""
    db.session.commit()
    found = {}
    for table in Base.metadata.sorted_tables:
        if table.name not in DERIVED:
            columns = [column for column in table.c if (table.name, column.name) != ("service_day", "id")]
            rows = db.session.execute(db.select(*columns)).all()
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found


def counted(one: Volunteer) -> dict[date, int]:
    return {row.day: row.counted for row in db.session.query(ServiceDay).filter_by(volunteer_id=one.id)}


def test_everything_moves_to_the_one_that_stays_and_the_ledger_is_not_touched(
    two: tuple[Volunteer, Volunteer], chen: Staff
) -> None:
    kept, gone = two
    before = [(row.id, row.volunteer_id, row.start_at) for row in db.session.query(Attendance)]
    verbs_merge.merge(kept, gone, chen)
    db.session.flush()
    assert {stint.volunteer_id for stint in db.session.query(Stint)} == {kept.id}
    assert [queries_merge.how_many(table, kept.id) for table in verbs_merge.MOVED.values()] == [3, 1, 1, 1]
    assert (gone.standing, gone.merged_into_id) == (Standing.LEFT, kept.id)
    assert [(row.id, row.volunteer_id, row.start_at) for row in db.session.query(Attendance)] == before
    assert {member.team.name for member in queries_teams.memberships(kept.id)} == {"护学队", "夕阳红服务队"}
    assert not queries_teams.memberships(gone.id)
    assert counted(gone) == {}


def test_a_day_of_both_is_reckoned_as_one_persons_day(two: tuple[Volunteer, Volunteer], chen: Staff) -> None:
    kept, gone = two
    both, alone = (NINE - timedelta(days=3)).date(), (NINE - timedelta(days=2)).date()
    assert (counted(kept)[both], counted(gone)[both]) == (120, 480)
    verbs_merge.merge(kept, gone, chen)
    assert counted(kept) == {both: 480, alone: 480}


def test_undoing_a_merge_leaves_everything_as_it_was(two: tuple[Volunteer, Volunteer], chen: Staff) -> None:
    kept, gone = two
    before = snapshot()
    with clock.frozen(NINE):
        merge = verbs_merge.merge(kept, gone, chen)
        assert snapshot() != before
        verbs_merge.undo(merge, kept, gone, chen)
    assert snapshot() == before
    with pytest.raises(Refused):
        verbs_merge.undo(merge, kept, gone, chen)


def test_two_merges_are_undone_the_latest_first(hive: Hive, two: tuple[Volunteer, Volunteer], chen: Staff) -> None:
    kept, gone = two
    third = make.volunteer("李美", "13700001111")
    before = snapshot()
    with clock.frozen(NINE):
        first = verbs_merge.merge(kept, gone, chen)
        second = verbs_merge.merge(third, kept, chen)
        with pytest.raises(Refused):
            verbs_merge.undo(first, kept, gone, chen)
        verbs_merge.undo(second, third, kept, chen)
        verbs_merge.undo(first, kept, gone, chen)
    assert snapshot() == before


def test_both_directions_are_in_the_book_without_a_name(two: tuple[Volunteer, Volunteer], chen: Staff) -> None:
    kept, gone = two
    verbs_merge.undo(verbs_merge.merge(kept, gone, chen), kept, gone, chen)
    audit.write_events(db.session())
    lines = db.session.query(Event).filter(Event.deed.in_(["volunteer.merged", "volunteer.merge_undone"])).all()
    assert {(line.deed, line.subject) for line in lines} == {
        (deed, f"volunteer:{one.id}") for deed in ("volunteer.merged", "volunteer.merge_undone") for one in two
    }
    assert not any("李" in line.note for line in lines)


def test_who_is_at_work_is_not_merged(hive: Hive, two: tuple[Volunteer, Volunteer], chen: Staff) -> None:
    kept, gone = two
    verbs_ledger.sign_in(gone, make.duty(hive.station))
    with pytest.raises(Refused, match="签退"):
        verbs_merge.merge(kept, gone, chen)


def test_nobody_was_at_two_places_at_once(hive: Hive, two: tuple[Volunteer, Volunteer], chen: Staff) -> None:
    kept, gone = two
    serve(hive, kept, chen, days=2, hour=10, hours=1)
    with pytest.raises(Refused, match="重叠"):
        verbs_merge.merge(kept, gone, chen)


def test_what_was_merged_or_has_left_takes_nobody_in(two: tuple[Volunteer, Volunteer], chen: Staff) -> None:
    kept, gone = two
    verbs_merge.merge(kept, gone, chen)
    for stays, goes in ((kept, gone), (gone, kept)):
        with pytest.raises(Refused):
            verbs_merge.merge(stays, goes, chen)


def test_an_entry_whose_name_is_in_use_again_does_not_come_back(two: tuple[Volunteer, Volunteer], chen: Staff) -> None:
    kept, gone = two
    merge = verbs_merge.merge(kept, gone, chen)
    make.volunteer(gone.name, "13987654321")
    with pytest.raises(Refused, match="在用"):
        verbs_merge.undo(merge, kept, gone, chen)


LIMITS = Limits(free=480, second=720, longest=960)


def span(hour: int, hours: int, **more: Any) -> Span:
    start = NINE.replace(hour=hour)
    return Span(start, start + timedelta(hours=hours), **more)


def test_stints_that_touch_do_not_overlap_and_struck_out_ones_never() -> None:
    assert not merging.overlap([span(8, 2), span(10, 2)], LIMITS.longest)
    assert merging.overlap([span(10, 2), span(8, 3)], LIMITS.longest)
    assert not merging.overlap([span(8, 3, is_void=True), span(10, 2)], LIMITS.longest)


def test_the_days_show_what_they_come_to_together() -> None:
    (day,) = merging.days_together([span(8, 2)], [span(13, 8)], LIMITS)
    assert (day.kept, day.gone, day.both) == (120, 480, 480)


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


def test_alike_entries_are_compared_merged_and_parted_at_the_desk(
    desk: Finger, two: tuple[Volunteer, Volunteer], chen: Staff
) -> None:
    kept, gone = two
    verbs.change(gone, chen, make.person("李小梅"), Papers())
    db.session.commit()
    page = desk.see("/desk/volunteers/merges")
    assert f"/desk/volunteers/merges/{kept.id}/{gone.id}" in page.text
    preview = desk.see(f"/desk/volunteers/merges/{kept.id}/{gone.id}")
    assert all(words in preview.text for words in ("护学队", "理发", "8.0 小时", "138****5678"))
    assert "13812345678" not in preview.text
    address = f"/desk/volunteers/merges/{kept.id}/{gone.id}"
    assert desk.tap(preview, address).status_code == 303
    assert desk.tap(preview, address).status_code == 409
    assert "已经并到另一条里" in desk.see(f"/desk/volunteers/{gone.id}").text
    page = desk.see("/desk/volunteers/merges")
    assert desk.tap(page, "/undo").status_code == 303
    assert desk.tap(page, "/undo").status_code == 409
    assert db.session.query(Merge).one().undone_at is not None


def test_a_family_under_one_phone_is_asked_about_once(
    desk: Finger, two: tuple[Volunteer, Volunteer], chen: Staff
) -> None:
    kept, gone = two
    verbs.change(gone, chen, make.person("李小梅"), Papers())
    for one, other in ((kept, gone), (gone, kept)):
        assert f"/merges/{one.id}/{other.id}" in desk.see(f"/desk/volunteers/{one.id}").text
    preview = desk.see(f"/desk/volunteers/merges/{kept.id}/{gone.id}")
    turned = desk.see(f"/desk/volunteers/merges/{gone.id}/{kept.id}")
    answer = desk.follow(desk.tap(preview, "/apart")).text
    assert "是两个人" in answer
    assert f"/merges/{kept.id}/{gone.id}" not in answer
    assert desk.tap(turned, "/apart").status_code == 303
    assert db.session.query(Apart).count() == 1
    for one, other in ((kept, gone), (gone, kept)):
        page = desk.see(f"/desk/volunteers/{one.id}").text
        assert other.name in page
        assert f"/merges/{one.id}/{other.id}" not in page
    again = desk.see(f"/desk/volunteers/merges/{kept.id}/{gone.id}")
    assert "已经确认过" in again.text
    assert desk.tap(again, f"/merges/{kept.id}/{gone.id}").status_code == 303


def test_one_identity_number_is_never_two_people(desk: Finger, two: tuple[Volunteer, Volunteer], chen: Staff) -> None:
    kept, gone = two
    verbs.change(gone, chen, make.person("李小梅", "13987654321"), Papers(id_number="11010519491231002X"))
    verbs.leave(gone, chen)
    verbs.change(kept, chen, make.person(), Papers(id_number="11010519491231002X"))
    preview = desk.see(f"/desk/volunteers/merges/{kept.id}/{gone.id}")
    assert desk.tap(preview, "/apart").status_code == 409
    assert db.session.query(Apart).count() == 0


def test_the_other_entry_is_sought_from_ones_own_page(
    desk: Finger, two: tuple[Volunteer, Volunteer], chen: Staff
) -> None:
    kept, gone = two
    verbs.leave(gone, chen)
    url = f"/desk/volunteers/merges/{kept.id}/other"
    assert f'href="{url}"' in desk.see(f"/desk/volunteers/{kept.id}").text
    found = desk.tap(desk.see(url), url, q="li")
    assert f"/merges/{kept.id}/{gone.id}" in found.text
    assert f"/merges/{kept.id}/{kept.id}" not in found.text
    assert "没有找到" in desk.tap(found, url, q="nobody").text


def test_same_papers_and_same_birthdays_are_alike(hive: Hive, chen: Staff) -> None:
    born = Papers(born_on=date(1972, 3, 8))
    first, second = make.volunteer(), make.volunteer(phone="13987654321")
    for one in (first, second):
        verbs.change(one, chen, make.person(phone=str(one.phone)), born)
    alike = queries_merge.alike()
    assert [(pair.kept_id, pair.gone_id) for pair in alike.birthdays] == [(first.id, second.id)]
    assert (alike.papers, alike.phones) == ([], [])


def test_an_entry_is_not_compared_with_itself_or_with_nobody(desk: Finger, two: tuple[Volunteer, Volunteer]) -> None:
    kept, _gone = two
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    for pair in (f"{kept.id}/{kept.id}", f"{kept.id}/999"):
        assert desk.see(f"/desk/volunteers/merges/{pair}").status_code == 404
        assert desk.client.post(f"/desk/volunteers/merges/{pair}", data=token).status_code == 404
    assert desk.see("/desk/volunteers/merges/999/other").status_code == 404
    for url in ("999/other", f"{kept.id}/999/apart", f"{kept.id}/{kept.id}/apart"):
        assert desk.client.post(f"/desk/volunteers/merges/{url}", data=token).status_code == 404
    assert desk.client.post("/desk/volunteers/merges/999/undo", data=token).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "/desk/volunteers/merges/1/2",
        "/desk/volunteers/merges/1/undo",
        "/desk/volunteers/merges/1/2/apart",
        "/desk/volunteers/merges/1/other",
    ],
)
def test_merging_is_shut_to_strangers_and_to_the_counter(app: Flask, hive: Hive, stranger: Finger, url: str) -> None:
    counter = sit(app, Role.STATION)
    token = dict(counter.form(counter.see("/desk/"), "/language")[1])
    assert stranger.client.post(url, data=token).status_code == 303
    assert counter.client.post(url, data=token).status_code == 403
