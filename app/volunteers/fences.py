"""Teams belong to a compound or to all; a volunteer belongs to the whole house, and so do their hours."""

from typing import Final

from app.reach import Fence, Within
from app.volunteers.models_growth import Team

FENCES: Final = (Fence(Team, {"area_id": Within.AREA_OR_ABOVE}, or_none=True),)
