"""What may come into the house by a table, in one list."""

from typing import Final

from app.activities import intake as activities
from app.community import intake as community
from app.station import intake as station
from app.volunteers import intake as volunteers

ROOMS: Final = (community, volunteers, station, activities)
ALL: Final = tuple(intake for room in ROOMS for intake in room.INTAKES)
