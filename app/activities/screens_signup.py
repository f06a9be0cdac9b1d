"""How the questions to who signs up read: how many, which children, a phone."""

from typing import Any, NamedTuple

from app.activities.forms import PartyForm, SignUpForm
from app.activities.models import Activity
from app.activities.models_seats import AgeBand, Signup
from app.activities.screens import BANDS, brief_span
from app.activities.verbs_seats import oldest
from app.config import rules
from app.words import _, ngettext


class Band(NamedTuple):
    """Children of an age: the field, the age in words, how many."""

    field: str
    label: str
    many: int


def phone_page(activity: Activity, form: SignUpForm) -> dict[str, Any]:
    """The page that asks for a phone; what was said of the children goes along unseen."""
    said = {"phone": form.phone.data, "consent": form.consent.data}
    children = {"children": in_words(form.children), "how_many": len(form.children)}
    return said | _heading(activity) | _party(form) | children


def children_page(activity: Activity, form: PartyForm) -> dict[str, Any]:
    """The page that asks who comes; a phone typed already goes along unseen."""
    said = {"phone": form.phone.data, "consent": form.consent.data} if isinstance(form, SignUpForm) else {}
    return said | _heading(activity) | _party(form)


def in_words(children: tuple[tuple[str, AgeBand], ...]) -> str:
    """大宝 6–9 岁、二宝 3–5 岁"""
    return _("、").join(f"{name} {BANDS[band]}" for name, band in children)


def party_words(signup: Signup) -> str:
    """How many come."""
    adults = ngettext("%(num)d 位大人", "%(num)d 位大人", signup.adults)
    children = ngettext("%(num)d 位小朋友", "%(num)d 位小朋友", signup.children)
    return _("%(adults)s，%(children)s", adults=adults, children=children) if signup.children else adults


def _heading(activity: Activity) -> dict[str, Any]:
    return {"activity": activity, "when": brief_span(activity.starts_at, activity.ends_at)}


def _party(form: PartyForm) -> dict[str, Any]:
    youngest = form.activity.children_from
    bands = [
        Band(f"band-{band.value}", str(label), form.bands[band])
        for band, label in BANDS.items()
        if youngest is not None and oldest(band) >= youngest
    ]
    ticked = {"guardian": form.guardian.data, "risks": form.risks.data}
    return {"adults": form.adults.data, "bands": bands, "most": rules().largest_party, **ticked}
