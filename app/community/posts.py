"""How the three leaders' posts are called."""

from typing import Final

from app.community.models import PostKind
from app.words import _l

POSTS: Final = {
    PostKind.BUILDING: _l("楼栋长"),
    PostKind.GRID: _l("网格长"),
    PostKind.PARTY: _l("党小组长"),
}
