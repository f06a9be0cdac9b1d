"""Questions at the kiosk, one to a card: which comes next, and which is still open."""

from collections.abc import Mapping
from typing import Any

Answers = Mapping[str, Any]
Way = tuple[str, ...]
"""Questions in their order; the last one is never kept, its answer is the deed."""


def first_open(way: Way, answers: Answers) -> str:
    """The first question without an answer."""
    return next((step for step in way if step not in answers), way[-1])


def is_open(way: Way, step: str, answers: Answers) -> bool:
    """Whether everything before a question is answered."""
    return step in way and way.index(step) <= way.index(first_open(way, answers))


def before(way: Way, step: str) -> str | None:
    """The question before; None at the first one."""
    return way[way.index(step) - 1] if way.index(step) else None


def after(way: Way, step: str) -> str:
    """The question after."""
    return way[way.index(step) + 1]


def answered(answers: Answers, said: Answers, leaning: tuple[str, ...] = ()) -> dict[str, Any]:
    """The answers with more of them; a changed one takes with it what was judged by it (`leaning`)."""
    is_changed = any(answers.get(name) != value for name, value in said.items())
    dropped = leaning if is_changed else ()
    return {name: value for name, value in answers.items() if name not in dropped} | dict(said)
