"""How one activity reads at the desk: what is planned, its pages, who helps where."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from flask import url_for

from app.activities.models import Activity, Stage, Task
from app.activities.models_seats import SignupStage
from app.activities.queries_desk_signups import CrewRow
from app.activities.screens import KINDS
from app.daywords import day_words, moment_words
from app.privacy import mask_name, mask_phone
from app.volunteers.screens_records import Tag, clock_span, stage
from app.volunteers.stints import Stage as StintStage
from app.words import _, _l, language

SIGNUPS: Final = {
    SignupStage.CONFIRMED: Tag("ok", _l("有位子")),
    SignupStage.OFFERED: Tag("wait", _l("留着位子")),
    SignupStage.WAITING: Tag("wait", _l("候补")),
    SignupStage.CANCELLED: Tag("plain", _l("不来了")),
}
PAGES: Final = (
    ("programme.one", _l("概况")),
    ("guests.all_of_them", _l("报名")),
    ("guests.queue", _l("候补")),
    ("attendance.page", _l("签到")),
    ("afterwards.page", _l("活动记录")),
)


class CrewMember(NamedTuple):
    """A volunteer at a place to help, masked, and one word on where they stand."""

    id: int
    number: int
    name: str
    phone: str
    tag: Tag
    stint_id: int | None
    is_coming: bool
    is_at_work: bool


def ways(activity: Activity, endpoint: str) -> list[tuple[str, str, bool]]:
    """The pages of an activity; of a plan there is only one."""
    pages = PAGES[:1] if activity.stage is Stage.DRAFT else PAGES
    return [(str(words), url_for(page, id=activity.id), page == endpoint) for page, words in pages]


def facts(activity: Activity) -> list[tuple[str, str]]:
    """What is planned, a line each."""
    said = [
        (_("时间"), _times(activity)),
        (_("哪一类"), str(KINDS[activity.kind])),
        (_("名额"), _("%(seats)d 位", seats=activity.seats) if activity.seats else _("不限，随到随来")),
        (_("报名"), _signup_words(activity)),
        (_("可以自己取消"), _("%(when)s以前", when=_moment(activity.cancel_until))),
        (_("小朋友"), _children_words(activity.children_from)),
        (_("安全提醒"), activity.risks or _("没有")),
        (_("组织单位"), activity.organiser or _("还没填")),
        (_("负责人"), activity.in_charge or _("还没填")),
    ]
    return said if activity.counts_hours else [*said, (_("志愿者"), _("不计志愿服务时间"))]


def tasks(places: Sequence[Task], found: Iterable[CrewRow]) -> list[tuple[Task, list[CrewMember]]]:
    """Each place to help, with who means to be there."""
    at: dict[int, list[CrewMember]] = {task.id: [] for task in places}
    for row in found:
        at[row.task_id].append(_volunteer(row))
    return [(task, at[task.id]) for task in places]


def _volunteer(row: CrewRow) -> CrewMember:
    tag = stage(row.stint_stage) if row.stint_stage else SIGNUPS[row.stage]
    is_coming, is_at_work = row.stage is SignupStage.CONFIRMED, row.stint_stage is StintStage.OPEN
    phone = mask_phone(row.phone or "")
    return CrewMember(row.id, row.number, mask_name(row.name), phone, tag, row.stint_id, is_coming, is_at_work)


def _times(activity: Activity) -> str:
    return f"{day_words(activity.day, language())} {clock_span(activity.starts_at, activity.ends_at)}"


def _signup_words(activity: Activity) -> str:
    until = _("到 %(when)s", when=_moment(activity.signup_until))
    return (
        _("%(start)s起，%(until)s", start=_moment(activity.signup_from), until=until) if activity.signup_from else until
    )


def _children_words(youngest: int | None) -> str:
    if youngest is None:
        return _("只限大人")
    return _("%(years)s 岁起", years=youngest) if youngest else _("都可以来")


def _moment(at: datetime) -> Any:
    return moment_words(at, language())
