"""How the door reads: what is on, who it might be (masked), who came, and how many."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from app import clock
from app.activities import screens, verbs_seats
from app.activities.forms_door import LIKED, WalkInForm
from app.activities.models import Activity
from app.activities.models_seats import Arrival, Signup, SignupStage
from app.activities.queries_door import CANDIDATES, Candidate, OpenDoor
from app.config import rules
from app.daywords import hours_words, time_words
from app.pages import errors
from app.privacy import mask_name, mask_phone
from app.volunteers.screens_mine import in_own_words
from app.words import _, _l, language, ngettext

FACES: Final = dict(zip(LIKED, (_l("不好"), _l("不太好"), _l("一般"), _l("好"), _l("很好")), strict=True))


class Row(NamedTuple):
    """An activity whose door is open."""

    id: int
    icon: str
    name: str
    when: str
    where: str


class Shown(NamedTuple):
    """Someone it might be, masked."""

    who: str
    name: str
    more: str


def row(one: OpenDoor) -> Row:
    where = in_own_words(one.place_name, one.place_name_en)
    return Row(one.id, screens.ICONS[one.kind], one.name, hours(one), where)


def hours(one: OpenDoor | Activity) -> str:
    return hours_words(one.starts_at, one.ends_at, language())


def activity(one: Activity) -> dict[str, Any]:
    """What the door says of the activity behind it."""
    return {
        "activity_id": one.id,
        "activity_name": one.name,
        "icon": screens.ICONS[one.kind],
        "hours": hours(one),
        "is_for_all": one.seats is None,
    }


def candidates(found: Sequence[Candidate], sealed: Callable[[int], str], *, says_what: bool) -> dict[str, Any]:
    """As many as a page holds; `is_cut` when there are more, `says_what`: with what they came to."""
    rows = [
        Shown(sealed(one.id), name(one.name, one.phone), _more(one, says_what=says_what)) for one in found[:CANDIDATES]
    ]
    return {"candidates": rows, "is_cut": len(found) > len(rows)}


def name(said: str, phone: str | None) -> str:
    """A masked name; where none was said, the masked number."""
    return mask_name(said) or mask_phone(phone or "")


def party(signup: Signup, who: str) -> dict[str, Any]:
    """A party before it comes in."""
    return {
        "who": who,
        "name": name(signup.name, signup.phone),
        "number": signup.number,
        "party": signup.party,
        "party_words": party_words(signup),
        "is_offered": signup.stage is SignupStage.OFFERED,
        **activity(signup.activity),
    }


def party_words(signup: Signup) -> str:
    """'大人 2 位，小朋友 1 位'."""
    grown = ngettext("大人 %(num)d 位", "大人 %(num)d 位", signup.adults) if signup.adults else ""
    small = ngettext("小朋友 %(num)d 位", "小朋友 %(num)d 位", signup.children) if signup.children else ""
    return "，".join(filter(None, (grown, small))) if language() == "zh" else ", ".join(filter(None, (grown, small)))


def welcome(arrival: Arrival, said: str) -> dict[str, Any]:
    """What came of the tap, in one line, and what goes with it."""
    is_fresh = clock.now() - arrival.at <= timedelta(minutes=rules().undo_minutes)
    is_undone = arrival.undone_at is not None
    return {
        "title": _title(arrival, said),
        "heads": arrival.heads,
        "number": arrival.signup.number,
        "is_undone": is_undone,
        "can_undo": is_fresh and not is_undone,
        **activity(arrival.signup.activity),
    }


def walk_in(form: WalkInForm, one: Activity, free: int | None) -> dict[str, Any]:
    """Who walks in: the steppers for each age that may come, and how many seats there are."""
    return {
        "form": form,
        "bands": bands(one, form),
        "has_risks": bool(one.risks),
        "risks": one.risks,
        "free": free,
        "errors": errors(form),
        **activity(one),
    }


def bands(one: Activity, form: WalkInForm) -> list[tuple[str, str, int]]:
    """The ages that may come: field, words, how many so far."""
    if one.children_from is None:
        return []
    fitting = [(name, band) for name, band in form.bands().items() if verbs_seats.oldest(band) >= one.children_from]
    return [(name, str(screens.BANDS[band]), form[name].data or 0) for name, band in fitting]


def faces() -> list[tuple[str, str]]:
    return [(code, str(words)) for code, words in FACES.items()]


def _title(arrival: Arrival, said: str) -> str:
    if arrival.undone_at is not None:
        return _("撤销好了")
    return _("%(time)s已经签到了", time=_hour(arrival.at)) if said == "again" else _("欢迎！")


def _more(one: Candidate, *, says_what: bool) -> str:
    party = ngettext("%(num)d 位", "%(num)d 位", one.party)
    first = one.activity if says_what else _("报名号 %(number)s", number=one.number)
    return f"{first} · {party}"


def _hour(moment: datetime) -> str:
    return time_words(moment, language())
