"""Five thousand rows: exactly the planted errors are named, in time; and a whole table comes in, in time."""

import random
from time import process_time

import pytest
from flask import Flask

from app import clock, intake, sheet, transaction
from app.community.models_homes import Household
from app.db import db
from app.staff.models import Staff
from app.volunteers.models import Volunteer
from tests.exchange.conftest import Row, bring, table, wrong_rows
from tests.exchange.test_import import DOOR, GOODS, PARTY, PERSON
from tests.taps import Finger

pytestmark = pytest.mark.slow
ROWS, ERRORS = 5_000, 37
# Seconds of the processor, so that a machine busy with others does not fail a table.
TO_TRY, TO_HOLD = 10, 40


def person(place: int) -> Row:
    name = f"{'赵钱孙李周吴郑王冯陈'[place % 10]}{chr(0x4E00 + place)}"
    more = {
        "性别": "女",
        "会做的": "理发、急救",
        "想做的": "敬老助残",
        "住在": "万隆一品小区",
        "单位": f"单位{place % 40}",
    }
    return (
        PERSON | more | {"姓名": name, "手机号": f"139{place:08}", "出生日期": "1980-02-03", "身份证号": _paper(place)}
    )


def _paper(place: int) -> str:
    first = f"11010519800203{place % 1000:03}" if place < 1000 else f"{110000 + place // 1000}19800203{place % 1000:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True)) % 11]


def door(place: int) -> Row:
    house = place // 100
    return DOOR | {"小区": f"小区{house // 10}", "楼栋": f"{house % 10 + 1}栋", "网格": "", "房号": str(place % 100)}


def goods(place: int) -> Row:
    return GOODS | {"物资": f"物资{place}"}


def party(place: int) -> Row:
    day, hour = divmod(place, 10)
    return PARTY | {"日期": f"{2030 + day // 336}-{day % 336 // 28 + 1:02}-{day % 28 + 1:02}",
                    "开始": f"{9 + hour}:00", "结束": f"{9 + hour}:50"}  # fmt: skip


PLANTS = {
    "volunteers": (
        person,
        [
            {"姓名": ""},
            {"姓名": "李1"},
            {"手机号": "139"},
            {"手机号": ""},
            {"来自": "外星"},
            {"签了同意书": "否"},
            {"身份证号": "110105198002030000"},
            {"出生日期": "昨天"},
            {"住在": "月球"},
            {"会做的": "飞"},
            {"性别": "?"},
            {"出生日期": "1981-02-03"},
            {"手机号": "13900000001"},
        ],
    ),
    "homes": (
        door,
        [
            {"小区": ""},
            {"楼栋": ""},
            {"房号": ""},
            {"网格": "无"},
            {"社区": "月球"},
            {"房号": "长" * 21},
            {"小区": "小区0", "楼栋": "1栋", "房号": "1"},
        ],
    ),
    "supplies": (goods, [{"服务": "无"}, {"单位": ""}, {"数量": "-1"}, {"有效期到": "2020-01-01"}, {"物资": "物资1"}]),
    "activities": (party, [{"地点": "月球"}, {"日期": "2020-01-01"}, {"开始": "x"}, {"结束": ""}, {"名额": "零"}]),
}


@pytest.mark.parametrize("what", PLANTS)
def test_five_thousand_rows_with_37_planted_errors_name_exactly_those_37(office: Finger, what: str) -> None:
    make, errors = PLANTS[what]
    rows = [make(place) for place in range(ROWS)]
    planted = sorted(random.Random(37).sample(range(10, ROWS), ERRORS))
    for number, place in enumerate(planted):
        rows[place] = rows[place] | errors[number % len(errors)]
    began = process_time()
    answer = bring(office, what, table(what, rows))
    took = process_time() - began
    assert answer.status_code == 422
    assert wrong_rows(answer) == [place + 2 for place in planted]
    assert took < TO_TRY * 2  # the table itself is written in this time, too


@pytest.mark.parametrize("what", PLANTS)
def test_five_thousand_rows_come_in_and_hold_others_up_but_briefly(app: Flask, office: Finger, what: str) -> None:
    found = intake.named(what)
    assert found
    blob = table(what, [PLANTS[what][0](place) for place in range(ROWS)])
    assert len(blob) < 1_000_000
    began = process_time()
    rows = sheet.rows(blob)
    opened = process_time() - began
    good, wrong = intake.read(found, rows)
    took = process_time() - began
    assert not wrong
    by = db.session.query(Staff).first()
    began = process_time()
    found.take_in(by, good)
    transaction.commit_early()
    held = process_time() - began
    print(f"{what}: {len(blob)} bytes, opened in {opened:.1f} s, read in {took:.1f} s, written in {held:.1f} s")  # noqa: T201
    assert took < TO_TRY
    assert held < TO_HOLD


def test_a_whole_table_is_in_the_house_afterwards(office: Finger) -> None:
    for what, (make, _errors) in PLANTS.items():
        if what in {"volunteers", "homes"}:
            rows = [make(place) for place in range(1_000)]
            assert bring(office, what, table(what, rows), now="y").status_code == 303
    assert db.session.query(Volunteer).count() == 1_000
    assert db.session.query(Household).count() == 1_000
    assert clock.now()
