"""The list of partners as it may be taken out."""

from typing import Final

from flask import request

from app.outgoing import Export, Lines
from app.partners import desk, screens
from app.words import _l


def _partners() -> Lines:
    for row in desk.found(desk.view_asked(), request.values.get("q", "").strip()[:40]):
        state, _tone = screens.standing(row.since, row.until, is_ended=row.is_ended)
        yield row.name, str(screens.KINDS[row.kind]), row.since, row.until, state


EXPORTS: Final = (
    Export(
        "partners",
        "partners.all_of_them",
        _l("共建单位"),
        (_l("单位"), _l("哪一类"), _l("协议从哪天起"), _l("协议到哪天"), _l("状态")),
        _partners,
        "partners.seek",
    ),
)
