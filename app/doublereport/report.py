"""What a report says, the same words on the page that is printed and in the PDF. Nothing of any resident."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from app.certificates.certificate import BLANK, Words, day
from app.doublereport.periods import Period
from app.pdf.leaves import MM
from app.volunteers.hours import in_hours
from app.volunteers.queries_units import Member, Service

UNIT: Final = "在职党员双报到服务报告"
MEMBER: Final = "在职党员服务情况"
UNIT_COLUMNS: Final = ("序号", "姓名", "报到日期", "服务次数", "服务时间")
MEMBER_COLUMNS: Final = ("序号", "日期", "做了什么", "服务时间")
UNIT_WIDTHS: Final = tuple(each * MM for each in (14, 50, 40, 35, 35))
MEMBER_WIDTHS: Final = tuple(each * MM for each in (14, 36, 89, 35))
RULE: Final = (
    "怎么算：只算社区工作人员已经核定的志愿服务，时间按分钟累计；没有核定的、不计时长的不在内。"
    "按姓名拼音排列，不排名次。"
)
ORDER: Final = "居民点单"
SEAL: Final = "社区（盖章）"


class Frame(NamedTuple):
    """Over which time, who answers for it, and on which day it is written."""

    over: Period
    recorder: str
    today: date


def of_unit(name: str, members: Sequence[Member], frame: Frame) -> Words:
    """A unit and its members; who gave nothing in the period is there too."""
    minutes, times = sum(each.minutes for each in members), sum(each.times for each in members)
    active = sum(each.times > 0 for each in members)
    said = (
        f"{name}有{len(members)}位在职党员到社区报到，{_between(frame.over)}有{active}位参加服务，"
        f"共{times}次、{in_hours(minutes)}小时。"
    )
    rows = [(each.name, _day(each.reported_on), f"{each.times}次", f"{in_hours(each.minutes)}小时") for each in members]
    return _words(frame, UNIT, said)._replace(columns=UNIT_COLUMNS, rows=_numbered(rows), total=_total(times, minutes))


def of_member(name: str, unit: str, services: Sequence[Service], frame: Frame) -> Words:
    """A member's services one by one; of an order it says only that it was one."""
    minutes, times = sum(each.minutes for each in services), len(services)
    said = f"{unit}{name}同志{_between(frame.over)}在社区参加服务{times}次，共{in_hours(minutes)}小时。"
    rows = [
        (each.day.isoformat(), ORDER if each.is_order else each.name, f"{in_hours(each.minutes)}小时")
        for each in services
    ]
    words = _words(frame, MEMBER, said)
    return words._replace(columns=MEMBER_COLUMNS, rows=_numbered(rows), total=_total(times, minutes))


def _numbered(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(place), *row) for place, row in enumerate(rows, 1))


def _day(when: date | None) -> str:
    return when.isoformat() if when else BLANK


def _total(times: int, minutes: int) -> str:
    return f"合计：{times}次，{in_hours(minutes)}小时"


def _between(over: Period) -> str:
    return f"{day(over.first)}至{day(over.last)}"


def _words(frame: Frame, title: str, said: str) -> Words:
    """What both say around their rows."""
    return Words(
        title=title,
        number="",
        statement=said,
        columns=(),
        rows=(),
        total="",
        check="",
        address="",
        seal=SEAL,
        recorder=frame.recorder,
        issued_on=f"出具日期：{day(frame.today)}",
        rule=RULE,
    )
