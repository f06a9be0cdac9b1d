"""How the questions to a new volunteer read on the screen."""

from typing import Any, NamedTuple

from app.config import rules
from app.volunteers import joining
from app.volunteers.models import Group, Skill
from app.volunteers.screens import GROUP_ICONS, GROUPS, SKILL_ICONS, SKILLS
from app.words import _

MOST = 4


class Pick(NamedTuple):
    """Something to tap."""

    code: str
    label: str
    icon: str


def step(name: str, answers: joining.Answers) -> dict[str, Any]:
    """What the page of a question shows beside the question."""
    pieces: dict[str, dict[str, Any]] = {
        "group": {"picks": [Pick(each.value, str(GROUPS[each]), GROUP_ICONS[each]) for each in Group]},
        "skills": {"picks": [Pick(each.value, str(SKILLS[each]), SKILL_ICONS[each]) for each in Skill]},
        "age": {"picks": _ages()},
    }
    return pieces.get(name, {}) if name != "consent" else {"summary": summary(answers)}


def _ages() -> list[Pick]:
    grown_up, youngest = rules().grown_up_age, rules().volunteer_age
    ages = [Pick(joining.GROWN_UP, _("满 %(age)d 岁", age=grown_up), "circle-user")]
    if youngest < grown_up:
        words = _("%(first)d 到 %(last)d 岁", first=youngest, last=grown_up - 1)
        ages.append(Pick(joining.MINOR, words, "graduation-cap"))
    return [*ages, Pick(joining.CHILD, _("不到 %(age)d 岁", age=youngest), "smile")]


def summary(answers: joining.Answers) -> list[tuple[str, str]]:
    """What has been said, in full: this is where a wrong digit is seen."""
    skills = [str(SKILLS[Skill(each)]) for each in answers["skills"]]
    some = _("、").join(skills[:MOST])
    more = _("%(some)s 等 %(number)d 项", some=some, number=len(skills)) if len(skills) > MOST else some
    lines = [
        (_("姓名"), answers["name"]),
        (_("手机号"), _spaced(answers["phone"])),
        (_("类别"), str(GROUPS[Group(answers["group"])])),
        (_("特长"), more or _("没有选")),
    ]
    if answers["age"] == joining.MINOR:
        guardian = f"{answers['guardian']} {_spaced(answers['guardian_phone'])}"
        lines.insert(2, (_("家长"), guardian))
    return lines


def _spaced(phone: str) -> str:
    """138 1234 5678, as it is read aloud."""
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}"
