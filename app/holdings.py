"""What the house holds about people, said table by table by each feature: where it is found, and how it is erased.

A feature lists its tables in `held.py`; the rights of the person (个人信息保护法 chapter 4) know no table by name.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from app.db import Base

GONE: Final = "已删除"
"""Where a name must stand and nobody's may any more."""
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def _free(_row: Any) -> str:
    return ""


def _nothing(_row: Any) -> Iterable[str]:
    return ()


def _no_more(_row: Any, _by: Base) -> None:
    pass


class Holding(NamedTuple):
    """A table with people in it.

    `names`, `phones`: the columns a person is found by; `prints`: for a sealed one, the column with its fingerprint
    (None: every row is opened and looked at). `wiped`: what its columns hold when the person is taken out; the row
    stays, and every figure with it. `words_in`: columns people write in, looked through for a name or a phone.
    `kept_for`: why it may not go yet ("": it may). `also`: what goes along on other tables. `page`: the desk's page of
    a row, by `page_id`; things are put right there. `when`: the column that says since when. `tells`: what else a copy
    for the person says of a row. `part`: tells two sorts of people of one table apart. `goes_with`: a column, and the
    table whose row it names: who is found there is found here.
    """

    model: type[Base]
    words: object
    when: str | None = None
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    prints: Mapping[str, str | None] = NOTHING
    wiped: Mapping[str, Any] = NOTHING
    words_in: tuple[str, ...] = ()
    kept_for: Callable[[Any], str] = _free
    also: Callable[[Any, Base], None] = _no_more
    page: str = ""
    page_id: str = "id"
    tells: Callable[[Any], Iterable[str]] = _nothing
    goes_with: tuple[str, str] | None = None
    part: str = ""

    @property
    def key(self) -> str:
        """By what a form names it."""
        return f"{self.model.__tablename__}{self.part}"

    def erase(self, row: Any, by: Base) -> None:
        """Take the person out of a row."""
        self.also(row, by)
        for column, value in self.wiped.items():
            setattr(row, column, value)


_holdings: tuple[Holding, ...] = ()


def let_hold(holdings: Iterable[Holding]) -> None:
    """What every feature holds; said once, when the house is wired."""
    global _holdings  # noqa: PLW0603 — said once, when the house is wired
    _holdings = tuple(holdings)


def holdings() -> tuple[Holding, ...]:
    """All that was said."""
    return _holdings


def holding(key: str) -> Holding | None:
    """What is said of a table."""
    return next((each for each in _holdings if each.key == key), None)
