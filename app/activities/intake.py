"""The table of activities: what, where, when, for how many, and who answers for it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from app import cells, clock
from app.activities import queries, verbs
from app.activities.screens import KINDS
from app.activities.verbs import Plan
from app.cells import Amiss
from app.clock import ONE_DAY, at_home
from app.community import queries as community
from app.community.models import Place
from app.intake import Head, Intake, Line, one_by_one
from app.staff.models import Staff
from app.volunteers import queries_duties, queries_ledger
from app.volunteers.forms_records import YEARS
from app.words import _, _l, in_chinese, ngettext

LONGEST_HOURS: Final = 12
HEADS: Final = (
    Head("活动名称", is_needed=True, longest=40),
    Head("哪一类", _l("和新建活动时的一样，比如邻里文化节"), is_needed=True),
    Head("地点", is_needed=True),
    Head("日期", "2026-03-02", is_needed=True, longest=30),
    Head("开始", "9:30", is_needed=True, longest=30),
    Head("结束", _l("早过开始就是第二天"), is_needed=True, longest=30),
    Head("名额", _l("空着就是不限"), longest=10),
    Head("组织单位", _l("空着就是社区居委会")),
    Head("负责人", _l("空着就是地点的负责人"), longest=30),
    Head("报名到", _l("2026-03-01 18:00；空着就到开始"), longest=30),
    Head("介绍", longest=1000),
    Head("现在发布", _l("填「是」大家就看得到；空着先存草稿"), longest=4),
)
SAMPLES: Final = (
    ("包粽子", "邻里文化节", "暖蜂驿站", "2030-06-05", "9:30", "11:00", "20", "", "", "", "带上围裙", ""),
    ("防诈骗讲座", "治安防控", "暖蜂驿站", "2030-06-12", "15:00", "16:30", "", "", "", "", "", ""),
)


class Planned(NamedTuple):
    """What a row means."""

    plan: Plan
    is_announced: bool


class _Reader:
    """Knows the places one works with, and what the rows before have taken of them."""

    def __init__(self) -> None:
        self.kinds = in_chinese(KINDS)
        found = [community.place(id) for id, _name in queries_duties.places()]
        self.places = {place.name: place for place in found if place}
        self.organisers: dict[int, str] = {}
        self.taken: dict[int, list[tuple[datetime, datetime, int]]] = {}

    def __call__(self, line: Line) -> Planned:
        kind = cells.one(line.said("哪一类"), "哪一类", self.kinds)
        place = self.places.get(line.said("地点"))
        if place is None:
            raise Amiss(_("没有这个地点"))
        starts, ends = _times(line)
        until = cells.moment(line.said("报名到"), "报名到")
        signup_until = at_home(until) if until else starts
        if signup_until > ends:
            raise Amiss(_("活动结束以后就不能报名了"))
        seats = cells.whole(line.said("名额"), "名额", 1, 9999)
        is_announced = cells.yes(line.said("现在发布"), "现在发布")
        self._expect_free(line.row, place, starts, ends)
        organiser = line.said("组织单位") or self._organiser(place)
        plan = Plan(
            kind,
            " ".join(line.said("活动名称").split()),
            line.said("介绍"),
            place.id,
            organiser,
            line.said("负责人") or place.keeper,
            starts,
            ends,
            seats,
            None,
            signup_until,
            starts,
        )
        return Planned(plan, is_announced)

    def _organiser(self, place: Place) -> str:
        if place.id not in self.organisers:
            self.organisers[place.id] = queries_ledger.organiser_at(place)
        return self.organisers[place.id]

    def _expect_free(self, row: int, place: Place, starts: datetime, ends: datetime) -> None:
        taken = self.taken.setdefault(place.id, [])
        before = next((at for since, until, at in taken if since < ends and until > starts), None)
        if before:
            raise Amiss(_("和第 %(row)d 行在同一个地点、同一个时间", row=before))
        other = queries.in_the_room(place.id, starts, ends)
        if other is not None:
            raise Amiss(_("这个时间、这个地点已经有「%(name)s」，请换一个", name=other.name))
        taken.append((starts, ends, row))


def _times(line: Line) -> tuple[datetime, datetime]:
    """What ends at an earlier hour than it began ends the day after."""
    on, since, until = cells.day(line.said("日期"), "日期"), _hour(line, "开始"), _hour(line, "结束")
    if on is None or on.year not in YEARS:
        raise Amiss(_("请再看一看年份"))
    starts, ends = (at_home(datetime.combine(on, each)) for each in (since, until))
    ends = ends if ends >= starts else ends + ONE_DAY
    if ends == starts:
        raise Amiss(_("结束要在开始之后"))
    if starts.date() != ends.date() and (ends - starts).total_seconds() > LONGEST_HOURS * 3600:
        raise Amiss(_("要到第二天的这个时候才结束？请再看一看"))
    if ends <= clock.now():
        raise Amiss(_("这个日期已经过了"))
    return starts, ends


def _hour(line: Line, head: str) -> Any:
    return cells.hour(line.said(head), head)


def _reader() -> Callable[[Line], Planned]:
    return _Reader()


def _take_one(by: Staff, said: Planned) -> None:
    plan = said.plan._replace(in_charge=said.plan.in_charge or by.name)
    made = verbs.draft(plan, by)
    if said.is_announced:
        verbs.publish(made, by)


def _sums(found: Sequence[Planned]) -> list[str]:
    announced = sum(each.is_announced for each in found)
    told = (
        ngettext("%(num)d 场活动", "%(num)d 场活动", len(found)),
        ngettext("其中 %(num)d 场马上发布", "其中 %(num)d 场马上发布", announced),
    )
    return [words for words, number in zip(told, (len(found), announced), strict=True) if number]


_TAKE_IN: Final[Any] = one_by_one(_take_one)
INTAKES: Final = (
    Intake(
        "activities",
        "programme.all_of_them",
        "plans.draft",
        _l("活动"),
        _l("一行一场；时间和地点撞上的会标出来"),
        HEADS,
        SAMPLES,
        _reader,
        _TAKE_IN,
        _sums,
    ),
)
