"""The lists of volunteers as they may be taken out: phones masked, as they are read."""

from typing import Final

from flask import request

from app import clock
from app.outgoing import Export, Lines, pages
from app.volunteers import (
    desk,
    desk_duties,
    desk_records,
    portraits,
    queries_duties,
    queries_records,
    queries_roster,
    queries_teams,
    queries_waiting,
)
from app.volunteers.hours import in_hours
from app.volunteers.screens import CATEGORIES, STANDINGS
from app.volunteers.screens_records import tags
from app.words import _, _l


def _roster() -> Lines:
    sift, search = desk.sift(), request.values.get("q", "").strip()[:40]
    look = pages(lambda after: queries_roster.own_roster(sift, search, after), queries_roster.PAGE)
    for found in look:
        for row in portraits.rows(found):
            standing = _("已合并") if row.is_merged else str(STANDINGS[sift.standing])
            yield row.name, row.group, row.phone, row.unit, standing


def _applications() -> Lines:
    for found in pages(queries_waiting.applicants, queries_waiting.PAGE):
        since = {each.id: each.applied_at for each in found}
        for row in portraits.waiting(found, {}):
            yield row.name, row.group, row.phone, row.is_minor, row.guardian, since[row.id]


def _records() -> Lines:
    sought = desk_records.sought()
    for found in pages(lambda after: queries_records.records(sought._replace(after=after)), queries_records.PAGE):
        for row in found:
            state = _("、").join(tag.words for tag in tags(row))
            hours = float(in_hours(row.minutes)) if row.end_at else None
            yield row.name, row.duty_name, row.place_name, row.start_at, row.end_at, hours, state


def _duties() -> Lines:
    look, place_id = desk_duties.look_and_place()
    for found in pages(lambda after: look(clock.today(), place_id, after), queries_duties.PAGE):
        for row in found:
            told = row.name, str(CATEGORIES[row.category]), row.place_name, row.day, row.starts_at, row.ends_at
            yield *told, row.people, row.counts_hours, row.called_off_at is not None


def _teams() -> Lines:
    for team, size in queries_teams.teams():
        yield team.name, team.area.name if team.area else _("全社区"), size, team.words, team.retired_at is not None


EXPORTS: Final = (
    Export(
        "volunteers",
        "volunteers.all_of_them",
        _l("名册"),
        (_l("姓名"), _l("来自"), _l("电话"), _l("单位"), _l("状态")),
        _roster,
        "volunteers.seek",
    ),
    Export(
        "applications",
        "applications.all_of_them",
        _l("待审批"),
        (_l("姓名"), _l("来自"), _l("电话"), _l("还没成年"), _l("家长"), _l("哪天登记的")),
        _applications,
    ),
    Export(
        "records",
        "records.all_of_them",
        _l("服务记录"),
        (_l("志愿者"), _l("服务"), _l("在哪里"), _l("开始"), _l("结束"), _l("小时"), _l("现在")),
        _records,
        "records.seek",
    ),
    Export(
        "duties",
        "duties.all_of_them",
        _l("服务安排"),
        (
            _l("服务"),
            _l("哪一类"),
            _l("在哪里"),
            _l("哪一天"),
            _l("开始"),
            _l("结束"),
            _l("签到人数"),
            _l("计时间"),
            _l("已取消"),
        ),
        _duties,
    ),
    Export(
        "teams",
        "teams.all_of_them",
        _l("队伍"),
        (_l("队名"), _l("属于"), _l("人数"), _l("做什么"), _l("已解散")),
        _teams,
    ),
)
