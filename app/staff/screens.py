"""How the people of the desk read on a screen."""

from typing import Final

from app.staff.models import Role
from app.words import _l

ROLES: Final = {
    Role.ADMIN: _l("管理员"),
    Role.CADRE: _l("社区干部"),
    Role.GRID: _l("网格员"),
    Role.STATION: _l("驿站值守人员"),
}
