"""The doors of the compounds: addresses only, as a house without a register of residents knows them."""

from typing import Final

from app.community.doors_of import Plan, doors
from app.community.models import Area, Level
from app.community.models_homes import Household
from app.demo.rows import Rows

LOW, HIGH = Plan(2, 1, 9, 2), Plan(2, 1, 18, 2)
TALL: Final = ("万隆一品小区", "中心壹号", "东江月小区")
"""Compounds of high houses; the others are older and lower."""


def number_doors(rows: Rows) -> None:
    """Every building's doors, stairway by stairway."""
    compounds = {row["id"]: row["name"] for row in rows.of[Area.__tablename__] if row["level"] is Level.COMPOUND}
    for building in [row for row in rows.of[Area.__tablename__] if row["level"] is Level.BUILDING]:
        plan = HIGH if compounds[building["parent_id"]] in TALL else LOW
        for position, (unit, room) in enumerate(doors(plan), start=1):
            rows.add(Household, building_id=building["id"], unit=unit, room=room, position=position)
