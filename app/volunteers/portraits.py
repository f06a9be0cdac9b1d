"""How volunteers read at the desk: in a row of the roster, among those who wait, and one of them whole."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from app import clock
from app.daywords import brief_words, day_words
from app.privacy import mask_name, mask_phone
from app.volunteers import guesses, queries, queries_growth, queries_merge, queries_teams
from app.volunteers.models import Standing, Volunteer
from app.volunteers.models_door import Card
from app.volunteers.models_growth import TeamMember
from app.volunteers.queries_roster import RosterRow
from app.volunteers.queries_waiting import Applicant, Namesake
from app.volunteers.screens import CATEGORIES, GROUPS, SKILLS, STANDINGS
from app.volunteers.screens_desk import SEXES, TONES
from app.words import _, language, ngettext


class Tag(NamedTuple):
    """A mark beside a name: its colour and its words."""

    tone: str
    words: str


class Row(NamedTuple):
    """A volunteer in the list."""

    id: int
    name: str
    phone: str
    group: str
    unit: str
    is_merged: bool


class Waiting(NamedTuple):
    """Someone who waits for an answer."""

    id: int
    name: str
    phone: str
    group: str
    is_minor: bool
    guardian: str
    waits: str
    namesakes: list[tuple[int, str, str]]


class Portrait(NamedTuple):
    """One volunteer on a page of their own."""

    tag: Tag
    facts: list[tuple[str, str]]
    counted: int
    waiting: int
    teams: Sequence[TeamMember]
    namesakes: list[tuple[int, str, str]]
    apart: set[int]
    card: Card | None
    is_shut: bool
    has_code: bool
    is_unmasked: bool


def rows(found: Iterable[RosterRow]) -> list[Row]:
    """The list, phones masked."""
    return [
        Row(
            row.id,
            row.name,
            mask_phone(row.phone or ""),
            str(GROUPS[row.group]),
            row.unit_name or "",
            row.merged_into_id is not None,
        )
        for row in found
    ]


def waiting(found: Iterable[Applicant], namesakes: dict[int, list[Namesake]]) -> list[Waiting]:
    """Who waits, for how long, and who else is known under the same phone."""
    return [
        Waiting(
            row.id,
            row.name,
            mask_phone(row.phone or ""),
            str(GROUPS[row.group]),
            row.is_minor,
            _guardian(row),
            waits(row.applied_at),
            _named(namesakes.get(row.id, ())),
        )
        for row in found
    ]


def waits(since: datetime) -> str:
    """For how long somebody has waited, in days."""
    days = (clock.today() - clock.at_home(since).date()).days
    return str(ngettext("等了 %(num)d 天", "等了 %(num)d 天", days) if days > 0 else _("今天登记的"))


def portrait(volunteer: Volunteer, *, sees_papers: bool, unmasked: bool) -> Portrait:
    """One volunteer; phone and identity number only `unmasked`, papers only for who `sees_papers`."""
    counted, waiting = queries_growth.hours_of(volunteer.id)
    others = queries.sharing_phone(volunteer.phone, volunteer.id) if volunteer.phone else ()
    return Portrait(
        _tag_of(volunteer),
        [(word, said) for word, said in _facts(volunteer, sees_papers=sees_papers, unmasked=unmasked) if said],
        counted,
        waiting,
        queries_teams.memberships(volunteer.id),
        _named(Namesake(each.id, each.name, each.standing) for each in others),
        queries_merge.apart_from(volunteer.id),
        queries.good_card(volunteer.id),
        guesses.is_shut(volunteer.id),
        volunteer.has_spare_code(clock.now()),
        unmasked,
    )


def _facts(one: Volunteer, *, sees_papers: bool, unmasked: bool) -> Iterator[tuple[str, str]]:
    yield _("来自"), str(GROUPS[one.group])
    yield _("电话"), (one.phone or "") if unmasked else mask_phone(one.phone or "")
    if sees_papers:
        yield from _papers(one, unmasked=unmasked)
    yield _("家长"), _guardian(one, unmasked=unmasked) if one.is_minor else ""
    yield _("同意"), _consent(one)
    yield _("住在"), one.home.name if one.home else ""
    yield _("单位"), one.unit.name if one.unit else ""
    yield _("双报到日期"), day_words(one.reported_on, language()) if one.reported_on else ""
    yield _("志愿者编号"), one.national_number or ""
    yield _("会做的"), str(_("、")).join(str(SKILLS[each]) for each in queries.skills_of(one.id))
    yield _("想做的"), str(_("、")).join(str(CATEGORIES[each]) for each in queries.categories_of(one.id))
    yield _("登记时间"), brief_words(one.applied_at, language())
    yield _("答复"), one.decision


def _guardian(one: Volunteer | Applicant, *, unmasked: bool = False) -> str:
    name = one.guardian if unmasked else mask_name(one.guardian)
    return f"{name} {one.guardian_phone if unmasked else mask_phone(one.guardian_phone)}".strip()


def _consent(one: Volunteer) -> str:
    """When they agreed to be written down; at the kiosk nobody not grown up asks without a guardian beside them."""
    if one.consented_at is None:
        return ""
    when = brief_words(one.consented_at, language())
    is_with_guardian = one.is_minor and one.standing is Standing.APPLIED
    return str(_("%(when)s，家长在场同意", when=when) if is_with_guardian else when)


def _papers(one: Volunteer, *, unmasked: bool) -> Iterator[tuple[str, str]]:
    yield _("性别"), str(SEXES[one.sex]) if one.sex else ""
    yield _("出生日期"), day_words(one.born_on, language()) if one.born_on else ""
    yield _("证件号码"), (one.id_number if unmasked else _("已登记，不显示")) if one.id_number else ""


def _tag_of(one: Volunteer) -> Tag:
    if one.merged_into_id is not None:
        return Tag("plain", _("已合并"))
    return Tag(TONES[one.standing], str(STANDINGS[one.standing]))


def _named(others: Iterable[Namesake]) -> list[tuple[int, str, str]]:
    return [(each.id, each.name, str(STANDINGS[Standing(each.standing)])) for each in others]
