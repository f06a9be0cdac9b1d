"""What went out as a file and came in by one, in plain words."""

from typing import Final

from app.words import _l

EXCHANGE: Final = {
    "list.exported": _l("导出了一份名单"),
    "list.hours_exported": _l("导出了完整的时数表"),
    "list.columns_laid_out": _l("改了时数表的表头"),
    "list.imported": _l("导入了一张表"),
}
