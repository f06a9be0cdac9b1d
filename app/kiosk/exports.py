"""The list of kiosks as it may be taken out."""

from typing import Final

from app.kiosk import pulses, queries
from app.outgoing import Export, Lines
from app.words import _l


def _devices() -> Lines:
    for row in pulses.rows(queries.devices()):
        yield row.name, row.place_name, row.words, row.seen_at


EXPORTS: Final = (
    Export(
        "devices",
        "devices.all_of_them",
        _l("自助机"),
        (_l("自助机"), _l("放在哪里"), _l("现在"), _l("最近一次有回应")),
        _devices,
    ),
)
