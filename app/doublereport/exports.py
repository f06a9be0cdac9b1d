"""The list of units whose members reported here, as it may be taken out."""

from typing import Final

from app.outgoing import Export, Lines
from app.volunteers import queries_units as queries
from app.words import _l


def _units() -> Lines:
    for _id, name, count in queries.units():
        yield name, count


EXPORTS: Final = (Export("double", "double.all_of_them", _l("双报告"), (_l("单位"), _l("报到的党员")), _units),)
