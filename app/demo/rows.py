"""Rows on their way to the store-room: numbered while they are made, carried in by the cartload."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, Table, func, insert, select, text

from app.db import Base

Row = dict[str, Any]
CARTLOAD: Final = 5000


def _one(_table: Table) -> int:
    return 1


class Rows:
    """The rows of each table in the order they were made. `first` says which id a table's first row gets."""

    def __init__(self, first: Callable[[Table], int] = _one) -> None:
        self.of: dict[str, list[Row]] = defaultdict(list)
        self._first = first
        self._next: dict[str, int] = {}

    def add(self, kind: type[Base], /, **row: Any) -> Row:
        """Note a row of `kind`, with a number of its own; it may still be changed until it is stored."""
        table = kind.metadata.tables[kind.__tablename__]
        number = self._next.get(table.name) or self._first(table)
        self._next[table.name] = number + 1
        self.of[table.name].append({"id": number, **row})
        return self.of[table.name][-1]

    def link(self, kind: type[Base], /, **row: Any) -> None:
        """Note a row that is known by what it links and has no number."""
        self.of[kind.__tablename__].append(row)

    def store(self, connection: Connection) -> None:
        """Carry all rows in, what is pointed at before what points."""
        for table in Base.metadata.sorted_tables:
            rows = self.of.get(table.name, [])
            for start in range(0, len(rows), CARTLOAD):
                connection.execute(insert(table), rows[start : start + CARTLOAD])
            if table.name in self._next:
                _tell_the_counter(connection, table)


def next_number(connection: Connection, table: Table) -> int:
    """The number a table's next row would get."""
    return (connection.scalar(select(func.max(table.c.id))) or 0) + 1


def empty(connection: Connection) -> None:
    """Clear every table; numbers start at 1 again."""
    tables = list(reversed(Base.metadata.sorted_tables))
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"TRUNCATE {', '.join(table.name for table in tables)} RESTART IDENTITY"))
        return
    for table in tables:
        connection.execute(table.delete())


def _tell_the_counter(connection: Connection, table: Table) -> None:
    # PostgreSQL counts on its own and does not notice numbers brought along.
    if connection.dialect.name == "postgresql":
        statement = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)")
        connection.execute(statement, {"name": table.name, "last": next_number(connection, table) - 1})
