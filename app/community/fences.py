"""The grids, posts and doors inside a colleague's reach.

The names of areas and places are no secret, and half of what is read is told by them: only the lists to choose from,
and the page of one, are narrowed, in queries.py.
"""

from typing import Final

from app.community.models import Grid, GridBuilding, HoursException, Post
from app.community.models_homes import Household
from app.reach import Fence, Within

HOUSEHOLDS: Final = Fence(Household, {"building_id": Within.AREA})
FENCES: Final = (
    Fence(Grid, {"id": Within.GRID}),
    Fence(GridBuilding, {"grid_id": Within.GRID}),
    Fence(Post, {"area_id": Within.AREA, "grid_id": Within.GRID}),
    Fence(HoursException, {"place_id": Within.PLACE}),
    HOUSEHOLDS,
)
