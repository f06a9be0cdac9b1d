"""What a guest has said so far at the kiosk: kept sealed with the visitor's session, and gone with it."""

from collections.abc import Sequence
from typing import Any, Final, cast

from app.community.models import Area, Level
from app.kiosk import door
from app.kiosk.asking import Answers
from app.kiosk.sheets import Sheet, sheet
from app.volunteers import queries, verbs_door

KEY: Final = "half_said"
TILES: Final = 8


def said(about: str) -> Answers:
    """What was said about one matter; of another there is nothing."""
    kept = queries.answers(door.visitor_id()).get(KEY, {})
    return cast(Answers, kept.get("said", {}) if kept.get("about") == about else {})


def keep(about: str, answers: Answers) -> None:
    """Keep it; whatever else was half said here is let go."""
    verbs_door.keep_draft(door.visitor().id, {KEY: {"about": about, "said": dict(answers)}})


def drop() -> None:
    """Nothing half said is left."""
    verbs_door.drop_draft(door.visitor().id)


def tiles(choices: Sequence[Any], number: int, size: int = TILES) -> Sheet:
    """What can be tapped, so many to a page."""
    pieces = [choices[start : start + size] for start in range(0, len(choices), size)] or [choices]
    return sheet(pieces, number)


def where(area: Area | None) -> str:
    """万隆一品小区3栋."""
    if area is None:
        return ""
    return f"{area.parent.name}{area.name}" if area.parent and area.level is Level.BUILDING else area.name
