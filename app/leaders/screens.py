"""How posts are called."""

from typing import Final

from app.community.models import PostKind
from app.leaders.queries import View
from app.words import _l

POSTS: Final = {
    PostKind.BUILDING: _l("楼栋长"),
    PostKind.GRID: _l("网格长"),
    PostKind.PARTY: _l("党小组长"),
}
VIEWS: Final = {View.VACANT: _l("空缺"), View.GRIDS: _l("网格"), View.BUILDINGS: _l("楼栋")}
