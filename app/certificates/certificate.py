"""What a certificate says: 志愿服务记录证明, the same words on the PDF and on the page that is printed."""

from datetime import date
from typing import Final, NamedTuple

from app.volunteers.hours import in_hours

CONFIRMED: Final = "志愿服务记录证明"
UNCONFIRMED: Final = "服务记录（未核定）"
COLUMNS: Final = ("序号", "服务日期", "活动名称", "服务内容", "服务地点", "服务时间", "组织单位", "负责人")
RULE: Final = "依据《志愿服务记录与证明出具办法（试行）》（民政部令第67号）出具，不收取任何费用。记录有误可申请更正。"
NO_PROOF: Final = "本记录未经核定，仅供本人核对，不能作为证明使用。"
SEAL: Final = "记录单位（盖章）"
NO_SEAL: Final = "记录单位"
CHECK: Final = "扫码，或打开下面的网址，可以核对本文件。"
BLANK: Final = "—"


class Line(NamedTuple):
    """One service, with the seven things 民政部令第67号 asks of it; the time given in minutes."""

    name: str
    day: date
    place: str
    content: str
    minutes: int
    organiser: str
    in_charge: str


class Words(NamedTuple):
    """Everything a certificate says, in the order it is read; only how it looks is left to the paper."""

    title: str
    number: str
    statement: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: str
    check: str
    address: str
    seal: str
    recorder: str
    issued_on: str
    rule: str


class Certificate(NamedTuple):
    """Who served, what, for how long, and who wrote it down (民政部令第67号: 服务时间、服务内容、记录单位)."""

    number: str
    name: str
    minutes: int
    since: date
    until: date
    lines: tuple[Line, ...]
    recorder: str
    issued_on: date
    verify_url: str
    is_confirmed: bool = True

    @property
    def words(self) -> Words:
        return words(self)


def title(certificate: Certificate) -> str:
    """Only what staff confirmed, line by line, may be called a certificate."""
    return CONFIRMED if certificate.is_confirmed else UNCONFIRMED


def day(on: date) -> str:
    """2026年3月2日."""
    return f"{on.year}年{on.month}月{on.day}日"


def words(certificate: Certificate) -> Words:
    return Words(
        title=title(certificate),
        number=f"编号：{_in_one_line(certificate.number)}",
        statement=statement(certificate),
        columns=COLUMNS,
        rows=tuple(row(place, line) for place, line in enumerate(certificate.lines, 1)),
        total=f"合计：服务{len(certificate.lines)}次，{in_hours(certificate.minutes)}小时（按分钟累计）",
        check=CHECK,
        address=certificate.verify_url,
        seal=SEAL if certificate.is_confirmed else NO_SEAL,
        recorder=_in_one_line(certificate.recorder),
        issued_on=f"出具日期：{day(certificate.issued_on)}",
        rule=RULE if certificate.is_confirmed else NO_PROOF,
    )


def statement(certificate: Certificate) -> str:
    """The sentence about the person; an unconfirmed record says that it proves nothing yet."""
    who, count, time = _in_one_line(certificate.name), len(certificate.lines), in_hours(certificate.minutes)
    when = period(certificate.since, certificate.until)
    if certificate.is_confirmed:
        return f"兹证明{who}于{when}参加志愿服务{count}次，累计服务时间{time}小时。服务记录如下："
    return f"{who}于{when}的服务记录共{count}次，{time}小时，尚未全部核定。服务记录如下："


def period(since: date, until: date) -> str:
    return day(since) if since == until else f"{day(since)}至{day(until)}"


def row(place: int, line: Line) -> tuple[str, ...]:
    """A service under COLUMNS."""
    name, content, where = map(_in_one_line, (line.name, line.content, line.place))
    organiser, in_charge = map(_in_one_line, (line.organiser, line.in_charge))
    return (
        str(place),
        line.day.isoformat(),
        name,
        content,
        where,
        f"{in_hours(line.minutes)}小时",
        organiser,
        in_charge,
    )


def _in_one_line(text: str) -> str:
    return " ".join(text.split()) or BLANK
