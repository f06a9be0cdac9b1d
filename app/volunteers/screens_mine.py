"""How a volunteer's own page reads: how their application stands, what they are at, what there is to sign in for."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from app import clock
from app.clock import ONE_DAY
from app.config import rules
from app.daywords import day_words, time_words
from app.privacy import mask_name
from app.volunteers import hours, queries_ledger
from app.volunteers.models import Standing, Volunteer
from app.volunteers.models_ledger import Duty, DutyKind, Stint
from app.volunteers.queries_door import Offered
from app.volunteers.stints import Stage
from app.words import _, _l, language

SAID = {"left": _l("记下了，谢谢您")}


class Leaving(NamedTuple):
    """A time one may have left at."""

    value: str
    words: str


def page(volunteer: Volunteer, stint: Stint | None, said: str) -> dict[str, Any]:
    """All of it; `state` says which. Who is free is shown what there is to sign in for besides."""
    whose = _whose(volunteer) | {"said": SAID.get(said)}
    if volunteer.standing is not Standing.ACTIVE:
        return whose | {"state": volunteer.standing.value, "reason": volunteer.decision}
    if stint is None:
        return whose | {"state": "free"}
    return whose | (at_work(stint) if stint.stage is Stage.OPEN else asked(stint))


def ask_again(stint: Stint) -> dict[str, Any]:
    """The question once more, since no time was tapped."""
    return _whose(stint.volunteer) | asked(stint) | {"errors": {"left": _("请点一个时间")}}


def at_work(stint: Stint) -> dict[str, Any]:
    """What they are at, for how long, and whether it is time to rest."""
    return {
        "state": "at_work",
        "stint": stint,
        "duty_name": duty_name(stint.duty),
        "where": in_own_words(stint.duty.place.name, stint.duty.place.name_en),
        "since": time_words(stint.signed_at, language()),
        "working": _working(stint),
        "is_tired": is_tired(stint),
    }


def _working(stint: Stint) -> str:
    """Since when, or for how long."""
    if stint.start_at > clock.now():
        return _("%(time)s开始算时间", time=time_words(stint.start_at, language()))
    minutes = int((clock.now() - stint.start_at) / hours.MINUTE)
    return _("已经服务 %(length)s", length=length(minutes)) if minutes else _("刚签到不到 %(minutes)d 分钟", minutes=1)


def is_tired(stint: Stint) -> bool:
    """Whether they have been at it too long without a pause."""
    rule = rules()
    rest, now = timedelta(minutes=rule.rest_minutes), clock.now()
    earlier = queries_ledger.times(stint.volunteer_id, stint.start_at - ONE_DAY, stint.start_at, but=stint.id)
    since = hours.unbroken_since(stint.start_at, earlier, rest)
    return hours.is_tired(since, now, timedelta(hours=rule.rest_after_hours))


def asked(stint: Stint) -> dict[str, Any]:
    """A stint the house closed: when did it really end?"""
    return {
        "state": "asked",
        "stint": stint,
        "duty_name": duty_name(stint.duty),
        "day": day_words(stint.start_at, language()),
        "since": time_words(stint.signed_at, language()),
        "times": [Leaving(moment.isoformat(), time_words(moment, language())) for moment in leaving_times(stint)],
    }


def leaving_times(stint: Stint) -> list[datetime]:
    """Times to choose from: up to the duty's end as far as that has passed, and some for who stayed on."""
    latest = min(clock.now(), stint.start_at + timedelta(hours=rules().longest_stint_hours))
    return hours.leaving_times(stint.start_at, min(stint.duty.ends_at, latest), latest)


def length(minutes: int) -> str:
    """1 小时 52 分; nothing is negative."""
    whole, rest = divmod(max(0, minutes), 60)
    if whole and rest:
        return _("%(hours)d 小时 %(minutes)d 分", hours=whole, minutes=rest)
    return _("%(hours)d 小时", hours=whole) if whole else _("%(minutes)d 分钟", minutes=rest)


def duty_name(duty: Duty | Offered) -> str:
    """The house's own duty in the reader's language; what the desk planned as the desk wrote it."""
    return _("驿站值守") if duty.kind is DutyKind.STATION else duty.name


def in_own_words(name: str, name_en: str) -> str:
    """The English name for an English reader, where there is one."""
    return name_en if name_en and language() == "en" else name


def _whose(volunteer: Volunteer) -> dict[str, Any]:
    has_no_pin = volunteer.pin_hash is None
    return {"name": mask_name(volunteer.name), "has_no_pin": has_no_pin}
