"""The deeds of the cells in plain words."""

from typing import Final

from app.words import _l

CELLS: Final = {
    "area.added": _l("添了一处小区或楼栋"),
    "area.changed": _l("改了小区或楼栋"),
    "area.removed": _l("删了写错的小区或楼栋"),
    "home.imported": _l("从表格导入门牌"),
    "post.appointed": _l("定了一位三长"),
    "post.corrected": _l("更正三长"),
    "post.given_up": _l("三长卸任"),
    "grid.drawn": _l("建了一个网格"),
    "grid.changed": _l("改了网格"),
    "grid.building_moved": _l("把楼栋归到网格"),
    "grid.move_called_off": _l("取消楼栋调整"),
}
