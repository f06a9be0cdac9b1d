"""Everything held about somebody: the rows they stand in as a person, and the running text that names them."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import String, Table, Text, func, or_, select, update

from app.db import Base, db
from app.holdings import Holding, holding, holdings
from app.privacy import Sealed, fingerprint, plain_digits
from app.rights.sought import Sought

MOST: Final = 200
# Who answered for a record of service is part of it by law (民政部令第67号), and a code is nobody's name.
KEPT: Final = frozenset(
    {
        ("duty", "in_charge"),
        ("activity", "in_charge"),
        ("event", "*"),
        ("volunteer_key", "key"),
        ("draft", "answers"),
        ("keepsake", "words"),
        ("invitation", "token"),
        ("orders", "slip"),
        ("signup", "ticket"),
        ("signup", "code"),
        ("staff", "search"),
        ("staff", "password_hash"),
    }
)


class Found(NamedTuple):
    """A row in which somebody stands, and whether it was their phone that led there: a name alone may be another's."""

    holding: Holding
    row: Any
    is_sure: bool

    @property
    def key(self) -> str:
        return f"{self.holding.key}:{self.row.id}"


class Mention(NamedTuple):
    """A place where somebody is named in running text."""

    table: str
    column: str
    id: int
    around: str

    @property
    def key(self) -> str:
        return f"{self.table}.{self.column}:{self.id}"


def find(sought: Sought) -> list[Found]:
    """Every row of every feature, and what goes with it; those the phone led to first."""
    found = {each.key: each for told in holdings() for each in _rows(told, sought)}
    sure = {each.key: each for each in found.values() if each.is_sure}
    found |= {each.key: each for told in holdings() for each in _along(told, sure)}
    return sorted(found.values(), key=lambda each: not each.is_sure)


def one(key: str) -> Found | None:
    """A row a form names, locked."""
    table, _colon, number = key.partition(":")
    told = holding(table)
    if told is None or not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    locked = select(told.model).where(told.model.id == int(number)).with_for_update()
    row = db.session.scalar(locked.execution_options(populate_existing=True))
    return Found(told, row, is_sure=True) if row is not None else None


def mentions(sought: Sought) -> list[Mention]:
    """Wherever else the phone or the whole name is written."""
    if not sought.words:
        return []
    return [each for table in Base.metadata.sorted_tables for each in _in_table(table, sought)][:MOST]


def rewrite(mention: str, sought: Sought) -> bool:
    """Take them out of one running text; False when they do not stand there."""
    place, _colon, number = mention.partition(":")
    name, _dot, column = place.partition(".")
    table = Base.metadata.tables.get(name)
    if table is None or column not in {each.name for each in _free_text(table)} or not number.isdigit():
        return False
    here, field = table.c.id == int(number), table.c[column]
    text = db.session.execute(select(field).where(here).with_for_update()).scalar()
    if not sought.stands_in(text):
        return False
    db.session.execute(update(table).where(here).values({column: sought.without(text or "")}))
    return True


def _rows(told: Holding, sought: Sought) -> Iterator[Found]:
    wanted = [*_by(told, told.phones, sought.phone), *_by(told, told.names, sought.name)]
    if not wanted:
        return
    for row in db.session.scalars(select(told.model).where(or_(*wanted)).order_by(told.model.id).limit(MOST * 50)):
        is_theirs = sought.phone and any(_digits(getattr(row, column)) == sought.phone for column in told.phones)
        is_called = sought.name and any(getattr(row, column) == sought.name for column in told.names)
        if is_theirs or is_called:
            yield Found(told, row, is_sure=bool(is_theirs))


def _along(told: Holding, sure: dict[str, Found]) -> Iterator[Found]:
    """Rows that belong to somebody who is surely meant."""
    if told.goes_with is None:
        return
    column, table = told.goes_with
    ids = [each.row.id for each in sure.values() if each.holding.key == table]
    for row in db.session.scalars(select(told.model).where(getattr(told.model, column).in_(ids))):
        yield Found(told, row, is_sure=True)


def _by(told: Holding, columns: tuple[str, ...], value: str) -> Iterator[Any]:
    """How rows are found by one of their columns; of a sealed one without a fingerprint every row is opened."""
    for column in columns if value else ():
        if column not in told.prints:
            yield func.replace(getattr(told.model, column), "-", "") == value
        elif (shown := told.prints[column]) is not None:
            yield getattr(told.model, shown) == fingerprint(value)
        else:
            yield getattr(told.model, column).is_not(None)


def _digits(value: str | None) -> str:
    return plain_digits(value or "")


def _in_table(table: Table, sought: Sought) -> Iterator[Mention]:
    for column in _free_text(table):
        found = select(table.c.id, column)
        if isinstance(column.type, Sealed):
            found = found.where(column.is_not(None))
        else:
            found = found.where(or_(*(column.contains(word, autoescape=True) for word in sought.words)))
        for id, text in db.session.execute(found.order_by(table.c.id)):
            if sought.stands_in(text):
                yield Mention(table.name, column.name, id, sought.around(text))


def _free_text(table: Table) -> list[Any]:
    """Columns people write in, and that are nobody's own name or phone."""
    if "id" not in table.c or (table.name, "*") in KEPT:
        return []
    own = {
        column for told in holdings() if told.model.__tablename__ == table.name for column in told.names + told.phones
    }
    return [each for each in table.c if _is_text(each) and each.name not in own and (table.name, each.name) not in KEPT]


def _is_text(column: Any) -> bool:
    plain = isinstance(column.type, (String, Text)) and not hasattr(column.type, "enums")
    is_long = getattr(column.type, "length", None) is None or column.type.length >= 60
    is_digest = getattr(column.type, "length", None) == 64
    return isinstance(column.type, Sealed) or (plain and is_long and not is_digest)
