"""How a tap at the kiosk is answered: signed in, already signed in, signed out, taken back."""

from typing import Any

from app.config import rules
from app.daywords import time_words
from app.volunteers import screens_mine, verbs_ledger
from app.volunteers.models_ledger import Stint
from app.volunteers.stints import Stage
from app.words import _, language


def page(stint: Stint, said: str) -> dict[str, Any]:
    """What happened, in one line, and what goes with it."""
    return {
        "stint": stint,
        "title": title(stint, said),
        "duty_name": screens_mine.duty_name(stint.duty),
        "where": screens_mine.in_own_words(stint.duty.place.name, stint.duty.place.name_en),
        "lines": lines(stint, said),
        "can_undo": said != "undone" and verbs_ledger.can_undo(stint),
    }


def title(stint: Stint, said: str) -> str:
    """The line."""
    if said == "undone":
        return _("撤销好了")
    if stint.stage is Stage.OPEN and said == "soon":
        return _("刚签到不到 %(minutes)d 分钟", minutes=_cool_down())
    if stint.stage is Stage.OPEN:
        signed = time_words(stint.signed_at, language())
        return _("%(time)s已经签到了", time=signed) if said == "again" else _("签到好了，%(time)s", time=signed)
    return _("签退好了，谢谢您！")


def lines(stint: Stint, said: str) -> list[str]:
    """What else there is to know."""
    if stint.stage is Stage.VOID:
        return [_("这一次不算，您没有签到。要服务的话，再签到一次就好。")]
    if stint.stage is not Stage.OPEN:
        return [_given(stint), *_uncounted(stint)]
    if said == "undone":
        return [_("您还在服务，走的时候再签退。")]
    if said == "soon":
        again = _("真要走，过 %(minutes)d 分钟再来签退。", minutes=_cool_down())
        return [_("这一下没有签退，您接着服务就好。"), again]
    if stint.start_at > stint.signed_at:
        return [_("您来得早，从%(time)s开始算时间。", time=time_words(stint.start_at, language())), *_uncounted(stint)]
    return [_("走的时候记得再来签退。"), *_uncounted(stint)]


def _given(stint: Stint) -> str:
    if stint.minutes:
        given = screens_mine.length(stint.minutes)
        return _("这次服务了 %(length)s，社区核定后记进您的服务记录。", length=given)
    return _("时间还没开始算，这次就不记时长了。")


def _cool_down() -> int:
    """Within so many minutes of the sign-in no tap signs out."""
    return -(-rules().cool_down_seconds // 60)


def _uncounted(stint: Stint) -> list[str]:
    return [] if stint.duty.counts_hours else [_("这一项不算志愿服务时间。")]
