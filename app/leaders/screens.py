"""How the lists of posts are called."""

from typing import Final

from app.leaders.queries import View
from app.words import _l

VIEWS: Final = {View.VACANT: _l("空缺"), View.GRIDS: _l("网格"), View.BUILDINGS: _l("楼栋")}
