"""Teams belong to a compound or to all; a volunteer belongs to the whole house, and so do their hours."""

from typing import Final

from app.reach import Fence, Of, Within
from app.volunteers.models_growth import Team, TeamMember

TEAMS: Final = Fence(Team, {"area_id": Within.AREA_OR_ABOVE}, or_none=True)
FENCES: Final = (TEAMS, Fence(TeamMember, {"team_id": Of(TEAMS)}))
