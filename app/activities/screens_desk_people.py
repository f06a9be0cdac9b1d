"""How sign-ups and the queue read at the desk: names and phones masked, each verdict a sentence."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from app.activities.models import Task
from app.activities.models_seats import Child, Outcome, Signup, SignupStage, Source
from app.activities.queries_desk_signups import LookRow, SignupRow
from app.activities.screens import BANDS
from app.activities.screens_desk_one import SIGNUPS
from app.activities.seating import Verdict
from app.clock import at_home
from app.privacy import mask_name, mask_phone
from app.volunteers.screens_records import Tag, moment
from app.words import _, _l, ngettext

SOURCES: Final = {Source.KIOSK: _l("在自助机上"), Source.DESK: _l("工作人员代报"), Source.DOOR: _l("当天来的")}
OUTCOMES: Final = {
    Outcome.ACCEPTED: _l("来了"),
    Outcome.DECLINED: _l("说不来"),
    Outcome.EXPIRED: _l("没有答复"),
    Outcome.WITHDRAWN: _l("收回了"),
}


class Guest(NamedTuple):
    """A party in a list."""

    id: int
    number: int
    name: str
    phone: str
    party: str
    size: int
    tag: Tag
    stage: SignupStage
    held: str
    arrival_id: int | None
    came: str
    reason: str


class Portrait(NamedTuple):
    """One sign-up: whose, how it stands, and its facts."""

    name: str
    tag: Tag
    facts: list[tuple[str, str]]
    is_unmasked: bool


class Look(NamedTuple):
    """What a look at the queue said of one who waited."""

    at: datetime
    number: int
    position: int
    words: str
    task: str


def guests(found: Iterable[SignupRow]) -> list[Guest]:
    """Parties for a list, masked."""
    return [
        Guest(
            row.id,
            row.number,
            mask_name(row.name),
            mask_phone(row.phone or ""),
            party_words(row.adults, row.children),
            row.adults + row.children,
            SIGNUPS[row.stage],
            row.stage,
            moment(row.held_until) if row.held_until else "",
            row.arrival_id,
            _came_words(row),
            row.cancel_reason,
        )
        for row in found
    ]


def party_words(adults: int, children: int) -> str:
    """2 大 1 小."""
    grown = ngettext("%(num)d 大", "%(num)d 大", adults)
    if not children:
        return grown
    return _("%(adults)s %(children)s", adults=grown, children=ngettext("%(num)d 小", "%(num)d 小", children))


def portrait(
    signup: Signup, children: Sequence[Child], told: LookRow | None, *, is_unmasked: bool, knows_code: bool
) -> Portrait:
    """One sign-up with everything there is to know."""
    name, phone = signup.name, signup.phone or ""
    return Portrait(
        name if is_unmasked else mask_name(name),
        SIGNUPS[signup.stage],
        [
            (_("报名号"), str(signup.number)),
            (_("称呼"), (name if is_unmasked else mask_name(name)) or _("没留")),
            (_("电话"), (phone if is_unmasked else mask_phone(phone)) or _("没留")),
            (_("查询码"), (signup.code if is_unmasked or knows_code else None) or "······"),
            (_("几个人"), party_words(signup.adults, signup.children)),
            *[(_("小朋友"), f"{one.nickname} {BANDS[one.band]}".strip()) for one in children],
            (_("怎么报的名"), str(SOURCES[signup.source])),
            (_("几时报的名"), moment(signup.asked_at)),
            *([(_("为什么取消"), signup.cancel_reason)] if signup.cancel_reason else []),
            *([(_("候补"), verdict_words(told))] if told and signup.stage is SignupStage.WAITING else []),
        ],
        is_unmasked,
    )


def verdict_words(said: LookRow | None) -> str:
    """Why they have no seat yet."""
    if said is None:
        return ""
    return {
        Verdict.OFFERED: _("给他们留了位子"),
        Verdict.NONE_FREE: _("那时没有空位"),
        Verdict.TOO_MANY: _("%(party)d 位一起，那时只空 %(free)d 个位子", party=said.party, free=said.free),
        Verdict.HOLDS_OFFER: _("另一份报名正留着位子"),
        Verdict.MISSED: _("留位没有答复，已让后面的先来"),
        Verdict.TOO_LATE: _("快开始了，不再留位"),
    }[said.verdict]


def looks(found: Iterable[LookRow], tasks: Iterable[Task]) -> list[Look]:
    """The history of a queue, a sentence each."""
    named = {task.id: task.name for task in tasks}
    return [
        Look(row.at, row.number, row.position, verdict_words(row), named.get(row.task_id or 0, "")) for row in found
    ]


def offers(found: Iterable[tuple[datetime, datetime, Outcome | None]], now: datetime) -> list[tuple[str, str]]:
    """What was held for somebody, and what became of it."""
    return [
        (_("%(since)s 到 %(until)s", since=moment(at), until=moment(until)), _outcome_words(until, said, now))
        for at, until, said in found
    ]


def _outcome_words(until: datetime, said: Outcome | None, now: datetime) -> str:
    if said is not None:
        return str(OUTCOMES[said])
    return _("还在等答复") if now < until else str(OUTCOMES[Outcome.EXPIRED])


def _came_words(row: SignupRow) -> str:
    if row.heads is None or row.came_at is None:
        return ""
    came = at_home(row.came_at)
    return _("到了 %(heads)d 位，%(when)s", heads=row.heads, when=f"{came.hour}:{came.minute:02}")
