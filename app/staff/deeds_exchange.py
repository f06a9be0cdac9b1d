"""What went out as a file and came in by one, in plain words."""

from typing import Final

from app.words import _l

EXCHANGE: Final = {
    "list.exported": _l("导出了一份名单"),
}
