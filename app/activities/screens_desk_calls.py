"""How calls read at the desk: whom to ring up and why, masked but for one, and what can come of it."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from app.activities.models_after import CallCause, CallOutcome
from app.activities.models_seats import Signup
from app.activities.queries_after import ToCall
from app.privacy import mask_name, mask_phone
from app.volunteers.screens_records import moment
from app.words import _, _l

CAUSES: Final = {
    CallCause.OFFER: _l("留着位子，来不来"),
    CallCause.CANCELLED: _l("活动取消了"),
    CallCause.MOVED: _l("活动改了"),
}
ANSWERS: Final = {
    CallOutcome.ACCEPTED: _l("来"),
    CallOutcome.DECLINED: _l("不来"),
    CallOutcome.TOLD: _l("打通了"),
    CallOutcome.UNANSWERED: _l("没人接"),
}
UNDECIDED: Final = _l("打通了，还没定")


class Calling(NamedTuple):
    """Somebody to be rung up."""

    id: int
    activity_id: int
    activity: str
    starts: str
    name: str
    phone: str
    is_masked: bool
    party: int
    cause: CallCause
    why: str
    until: str
    calls: int
    answers: dict[CallOutcome, str]


def calls(found: Iterable[ToCall], unmasked: int | None) -> list[Calling]:
    """Who is to be rung up, masked but for one."""
    return [
        Calling(
            row.signup_id,
            row.activity_id,
            row.name,
            moment(row.starts_at),
            mask_name(row.who),
            row.phone if row.signup_id == unmasked else mask_phone(row.phone),
            row.signup_id != unmasked,
            row.party,
            row.cause,
            str(CAUSES[row.cause]),
            moment(row.until) if row.until else "",
            row.calls,
            answers(row.cause),
        )
        for row in found
    ]


def answers(cause: CallCause) -> dict[CallOutcome, str]:
    """What can come of a call: only of a held seat one can say yes or no."""
    said = {key: str(words) for key, words in ANSWERS.items()}
    if cause is CallCause.OFFER:
        return said | {CallOutcome.TOLD: str(UNDECIDED)}
    return {key: said[key] for key in (CallOutcome.TOLD, CallOutcome.UNANSWERED)}


def noted_words(signup: Signup, outcome: CallOutcome) -> str:
    """What was written down, and the way back where there is one."""
    if outcome is CallOutcome.ACCEPTED:
        return _("%(number)d 号来，位子是他们的了。点错了，到这份报名里取消", number=signup.number)
    if outcome is CallOutcome.DECLINED:
        return _("%(number)d 号不来，位子让给下一位", number=signup.number)
    return _("记下了")
