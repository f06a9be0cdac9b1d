"""How one's own sign-ups read: where each stands and why, until when a seat is held, what can still be done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from app import clock, qr
from app.activities import queries_kiosk, queries_seats, seating, verbs_guest
from app.activities.models import Stage
from app.activities.models_seats import Signup, SignupStage
from app.activities.screens import reason, span_words
from app.activities.screens_coming import Leaf, facts, leaf
from app.activities.screens_signup import party_words
from app.daywords import moment_words, time_words
from app.slips.slip import Slip
from app.words import _, language


class State(NamedTuple):
    """Where a sign-up stands: a word for it, its colour and sign, and what to know."""

    words: str
    tone: str
    icon: str
    more: str = ""


class Mine(NamedTuple):
    """A sign-up in the list of one's own."""

    id: int
    leaf: Leaf
    name: str
    when: str
    who: str
    state: State


def rows(found: Sequence[Signup]) -> list[Mine]:
    """One row for each."""
    held = queries_kiosk.offers([one.id for one in found if one.stage is SignupStage.OFFERED], clock.now())
    return [
        Mine(
            one.id,
            leaf(one.activity.starts_at),
            one.activity.name,
            time_words(one.activity.starts_at, language()),
            one.task.name if one.task else party_words(one),
            state(one, held.get(one.id)),
        )
        for one in found
    ]


def state(signup: Signup, until: datetime | None) -> State:
    """Where it stands; `until`: how long seats are held for it."""
    if signup.activity.stage is Stage.CANCELLED:
        return State(_("活动取消了"), "clay", "triangle-alert", signup.activity.cancel_reason)
    if not signup.is_live:
        return State(_("已经取消了"), "plain", "x")
    if signup.stage is SignupStage.CONFIRMED:
        return State(_("报上了，谢谢您来帮忙") if signup.task else _("报上了"), "leaf", "check")
    if signup.stage is SignupStage.OFFERED and until:
        said = _("请在%(when)s前答复，过了就让给后面的", when=moment_words(until, language()))
        return State(_("为您留着位子"), "honey", "ticket", said)
    return State(_("在候补"), "honey", "hourglass")


def page(signup: Signup) -> dict[str, Any]:
    """All of one sign-up, and what can be done with it now."""
    until = queries_kiosk.offers([signup.id], clock.now()).get(signup.id)
    seen = state(signup, until)
    if seen.icon == "hourglass":
        seen = _in_queue(signup)
    is_on = signup.is_live and signup.activity.stage is Stage.PUBLISHED
    return {
        "signup": signup,
        "activity": signup.activity,
        "state": seen,
        "facts": [*facts(signup.activity)[:2], _who(signup), ("hash", _("报名号"), str(signup.number))],
        "qr": qr.svg(signup.ticket) if signup.ticket and is_on else "",
        "is_waiting": seen.icon == "hourglass",
        "is_offered": is_on and until is not None and signup.stage is SignupStage.OFFERED,
        "is_on": is_on,
        "can_come_back": verbs_guest.can_come_back(signup, clock.now()),
        "can_leave": is_on and signup.activity.can_be_left(clock.now()),
        "can_change": is_on and signup.task_id is None and until is None and clock.now() < signup.activity.starts_at,
        "duty_phone": signup.activity.place.duty_phone,
        "leave_until": moment_words(signup.activity.cancel_until, language()),
    }


def slip(signup: Signup) -> dict[str, Any]:
    """What stands on the printed slip: no name, no phone; who waits reads so first of all."""
    activity, place = signup.activity, signup.activity.place
    when = span_words(activity.starts_at, activity.ends_at)
    facts = [(_("时间"), when), (_("去哪里"), f"{place.name} {place.address}".strip()), _who(signup)[1:]]
    return {"facts": facts, "waits": _place_words(signup) if signup.stage is SignupStage.WAITING else ""}


def paper_slip(signup: Signup, community: str) -> Slip:
    """The same for the station's printer."""
    told = slip(signup)
    return Slip(
        house=f"{community} · {_('暖蜂驿站')}",
        service=signup.activity.name,
        number=(told["waits"] or _("报名号"), str(signup.number)),
        facts=tuple(told["facts"]),
        ticket=signup.ticket or "",
        foot=_("有位子会打电话给您。") if told["waits"] else _("来不了请提前说一声，谢谢。"),
    )


def _in_queue(signup: Signup) -> State:
    return State(_place_words(signup), "honey", "hourglass", reason(queries_seats.told(signup.id), signup.party))


def _place_words(signup: Signup) -> str:
    place = seating.position(signup.id, queries_seats.waiting(signup.activity_id, signup.task_id))
    return _("候补第 %(place)d 位", place=place) if place else _("在候补")


def _who(signup: Signup) -> tuple[str, str, str]:
    """Icon, head and words: how many come, or what a helper does."""
    if signup.task:
        return "hand-heart", _("帮忙"), signup.task.name
    return "users", _("几位"), party_words(signup)
