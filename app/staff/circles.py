"""Who at the desk belongs together: everyone, the counter, who walks about, the office, the one in charge."""

from typing import Final

from app.staff.models import Role

ADMIN, CADRE, GRID, STATION = Role.ADMIN, Role.CADRE, Role.GRID, Role.STATION
EVERYONE: Final = frozenset(Role)
NOBODY: Final[frozenset[Role]] = frozenset()
OFFICE: Final = frozenset({ADMIN, CADRE})
COUNTER: Final = frozenset({ADMIN, CADRE, STATION})
WALKERS: Final = frozenset({ADMIN, CADRE, GRID})
BOSS: Final = frozenset({ADMIN})
