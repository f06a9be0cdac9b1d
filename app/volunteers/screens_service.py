"""How one service of a volunteer reads on the screen: its fields, its rows in plain words, what was asked of it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from app.daywords import brief_words, clock_words, day_words
from app.volunteers import wishes
from app.volunteers.hours import in_hours
from app.volunteers.models_ledger import Attendance, CorrectionRequest, Stint
from app.volunteers.queries_record import Service
from app.volunteers.screens import STAGES, reason_words
from app.volunteers.stints import Deed, Stage
from app.words import _, _l, language


class Row(NamedTuple):
    """A service in the list."""

    id: int
    name: str
    when: str
    hours: str
    stage: str
    family: str


# Whoever has said when they left waits like everybody else.
_STAGES = STAGES | {Stage.PROVISIONAL: STAGES[Stage.WAITING]}
_FAMILIES = {Stage.CONFIRMED: "leaf", Stage.VOID: "plain"}
_DEEDS = {
    Deed.IN: _l("签到，从 %(start)s 算起"),
    Deed.OUT: _l("签退，到 %(end)s"),
    Deed.AUTO: _l("没有签退，先记到 %(end)s"),
    Deed.SAID: _l("您说是 %(end)s 离开的"),
    Deed.CORRECTED: _l("工作人员改为 %(start)s–%(end)s"),
    Deed.CONFIRMED: _l("工作人员核定了"),
    Deed.STRUCK: _l("工作人员作废了"),
    Deed.UNDONE: _l("撤销了签到"),
    Deed.RESUMED: _l("撤销了签退，接着服务"),
}


def rows(services: Iterable[Service]) -> list[Row]:
    """The list."""
    return [_row(each) for each in services]


def _row(service: Service) -> Row:
    words, family = stage(service)
    hours = in_hours(service.minutes) if service.counts_hours and service.stage is not Stage.VOID else ""
    when = f"{brief_words(service.start_at, language())}–{clock_words(service.end_at)}"
    return Row(service.id, service.name, when, hours, words, family)


def stage(one: Service | Stint) -> tuple[str, str]:
    """Where it stands, in words, and the colour beside them."""
    if one.stage is Stage.PROVISIONAL and not one.is_asked:
        return _("请补离开时间"), "clay"
    if one.stage is Stage.WAITING and one.answered:
        return _("还要一位同事核定"), "honey"
    return str(_STAGES[one.stage]), _FAMILIES.get(one.stage, "honey")


def one(stint: Stint) -> dict[str, Any]:
    """One service with the seven fields of its record (民政部令第67号)."""
    duty, tongue = stint.duty, language()
    words, family = stage(stint)
    given = _("%(hours)s 小时", hours=in_hours(stint.minutes)) if duty.counts_hours else _("不计时长")
    fields = [
        (_("名称"), duty.name),
        (_("日期"), day_words(stint.start_at, tongue)),
        (_("时间"), f"{clock_words(stint.start_at)}–{clock_words(stint.end_at)} · {given}"),
        (_("服务地点"), duty.place.name_en if tongue == "en" and duty.place.name_en else duty.place.name),
        (_("服务内容"), duty.content),
        (_("组织单位"), duty.organiser),
        (_("活动负责人"), duty.in_charge),
    ]
    return {"id": stint.id, "fields": fields, "stage": words, "family": family}


def lines(ledger: Iterable[Attendance]) -> list[tuple[str, str]]:
    """The rows of its ledger, in plain words."""
    return [(brief_words(each.at, language()), _line(each)) for each in ledger]


def _line(row: Attendance) -> str:
    said = str(_DEEDS[row.deed]) % {"start": clock_words(row.start_at), "end": clock_words(row.end_at)}
    return said + (_("（%(reason)s）", reason=reason_words(row.reason)) if row.reason else "")


def request(asked: CorrectionRequest | None) -> dict[str, str] | None:
    """What was asked of it, and what came of that."""
    if asked is None:
        return None
    times = {"start": clock_words(asked.start_at), "end": clock_words(asked.end_at)}
    wish = _("您提了 %(start)s–%(end)s", **times)
    if asked.decided_at is None:
        return {"family": "wait", "icon": "hourglass", "words": _("%(wish)s，等答复", wish=wish)}
    if asked.is_taken_back:
        return {"family": "wait", "icon": "undo-2", "words": _("%(wish)s，您撤回了", wish=wish)}
    if asked.is_granted:
        return {"family": "ok", "icon": "circle-check", "words": _("%(wish)s，已更正", wish=wish)}
    return {
        "family": "wait",
        "icon": "info",
        "words": _("%(wish)s，未更正：%(answer)s", wish=wish, answer=asked.answer),
    }


def wish(stint: Stint, minutes: dict[str, int], latest: int) -> list[dict[str, Any]]:
    """The two times to be moved: which, in words, in minutes, and the times a tap leads to."""
    heads = {"start": _("到来"), "end": _("离开")}
    return [
        {
            "name": name,
            "head": heads[name],
            "minute": minute,
            "words": _clock(minute, stint),
            "steps": [
                (by, _("早些") if by < 0 else _("晚些"), _clock(to, stint), to == minute)
                for by, to in wishes.steps(minute, latest)
            ],
        }
        for name, minute in minutes.items()
    ]


def _clock(minute: int, stint: Stint) -> str:
    return clock_words(wishes.moment(minute, stint.day))
