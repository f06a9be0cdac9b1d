"""The columns of the table of hours: as the national platform's sheet has them, until somebody lays them out anew."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from app.clock import at_home
from app.exchange.models import Source
from app.outgoing import Cell
from app.volunteers.hours import in_hours


class Column(NamedTuple):
    """A heading of theirs, and what of ours stands under it."""

    heading: str
    source: Source


# 志愿服务时数录入表 of i志愿 (广东); their headings change now and then, so they can be edited at the desk.
USUAL: Final = (
    Column("姓名", Source.NAME),
    Column("证件类型", Source.PAPER),
    Column("证件号码", Source.ID_NUMBER),
    Column("手机号码", Source.PHONE),
    Column("活动名称", Source.ACTIVITY),
    Column("服务日期", Source.DAY),
    Column("开始时间", Source.STARTS),
    Column("结束时间", Source.ENDS),
    Column("时长(小时)", Source.HOURS),
    Column("服务地点", Source.PLACE),
    Column("服务内容", Source.CONTENT),
    Column("组织单位", Source.ORGANISER),
    Column("负责人", Source.IN_CHARGE),
)
PAPER: Final = "居民身份证"
# What a resident asked for may tell of their health: outside the house an order is only told to have been one.
ORDER: Final = "居民点单服务"


class Served(NamedTuple):
    """A confirmed service with all that may be told of it."""

    id: int
    name: str
    id_number: str | None
    phone: str | None
    national_number: str | None
    activity: str
    start_at: datetime
    end_at: datetime
    minutes: int
    place: str
    content: str
    organiser: str
    in_charge: str
    is_order: bool


def kept(columns: Iterable[Any]) -> tuple[Column, ...]:
    """Columns as they are remembered."""
    return tuple(Column(heading, Source(source)) for heading, source in columns)


def line(served: Served, columns: Iterable[Column]) -> list[Cell]:
    """A service under these headings."""
    told = _told(served)
    return [told[column.source] for column in columns]


def _told(served: Served) -> dict[Source, Cell]:
    start, end = at_home(served.start_at), at_home(served.end_at)
    plain: dict[Source, Cell] = {
        source: getattr(served, source.value) for source in Source if hasattr(served, source.value)
    }
    times: dict[Source, str | float | date] = {
        Source.DAY: start.date(),
        Source.STARTS: f"{start:%H:%M}",
        Source.ENDS: f"{end:%H:%M}",
        Source.HOURS: float(in_hours(served.minutes)),
    }
    if served.is_order:
        plain |= {Source.ACTIVITY: ORDER, Source.CONTENT: ORDER}
    return {**plain, **times, Source.PAPER: PAPER if served.id_number else None, Source.NOTHING: None}
