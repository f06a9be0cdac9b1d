"""The way to become a volunteer, one question after the other: which comes next, and which is still open."""

from collections.abc import Mapping
from typing import Any, Final

GROWN_UP: Final = "grown_up"
MINOR: Final = "minor"
CHILD: Final = "child"
_GUARDIAN: Final = ("guardian", "guardian_phone")
_STEPS: Final = ("group", "name", "phone", "age", *_GUARDIAN, "skills", "pin", "pin_again", "consent")
# What was judged by an answer is asked again when that answer changes.
_LEANING: Final = {"phone": ("pin", "pin_again"), "pin": ("pin_again",), "age": _GUARDIAN}

Answers = Mapping[str, Any]


def steps(answers: Answers) -> list[str]:
    """The questions for this person: a guardian is asked for only of who is not grown up."""
    is_minor = answers.get("age") == MINOR
    return [step for step in _STEPS if is_minor or step not in _GUARDIAN]


def first_open(answers: Answers) -> str:
    """The first question without an answer; the consent comes last and is never kept."""
    return next(step for step in steps(answers) if step not in answers)


def is_open(step: str, answers: Answers) -> bool:
    """Whether everything before a question is answered."""
    way = steps(answers)
    return step in way and way.index(step) <= way.index(first_open(answers))


def before(step: str, answers: Answers) -> str | None:
    """The question before; None at the first one."""
    way = steps(answers)
    return way[way.index(step) - 1] if way.index(step) else None


def after(step: str, answers: Answers) -> str:
    """The question after."""
    way = steps(answers)
    return way[way.index(step) + 1]


def answered(answers: Answers, step: str, said: Answers) -> dict[str, Any]:
    """The answers with one more; a changed one takes with it what leant on it."""
    is_changed = any(answers.get(name) != value for name, value in said.items())
    dropped = _LEANING.get(step, ()) if is_changed else ()
    return {name: value for name, value in answers.items() if name not in dropped} | dict(said)
