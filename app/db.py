"""The store-room: one Base, the column vocabulary, and the manners SQLite and PostgreSQL are asked to keep."""

from collections.abc import Callable
from contextlib import closing
from contextvars import ContextVar
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Engine,
    Enum,
    Executable,
    Integer,
    MetaData,
    String,
    Text,
    event,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.engine import Connection, CursorResult, Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from app.clock import ZONE
from app.turnstile import Turnstile, stand_before, take_turn


class Moment(TypeDecorator[datetime]):
    """An instant: aware in Python (read back in the community's zone), naive UTC in the store on both databases."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC).astimezone(ZONE)


def word(kind: type[StrEnum]) -> Enum:
    """A closed list of words, stored as the words themselves so that a row can be read without the code."""
    return Enum(kind, native_enum=False, length=20, values_callable=lambda words: [each.value for each in words])


# PostgreSQL compares keys byte by byte too, so that prefix ranges and page orders are the same on both databases.
_key = String(200).with_variant(String(200, collation="C"), "postgresql")
_id = BigInteger().with_variant(Integer(), "sqlite")

Id = Annotated[int, mapped_column(_id, primary_key=True)]
Ref = Annotated[int, mapped_column(_id, index=True)]
Code = Annotated[str, mapped_column(String(40).with_variant(String(40, collation="C"), "postgresql"))]
Name = Annotated[str, mapped_column(String(60))]
Line = Annotated[str, mapped_column(String(200))]
Note = Annotated[str, mapped_column(Text)]
Key = Annotated[str, mapped_column(_key)]
Phone = Annotated[str, mapped_column(String(20))]
Tail = Annotated[str, mapped_column(String(4))]
Digest = Annotated[str, mapped_column(String(64))]
When = Annotated[datetime, mapped_column(Moment)]
Day = Annotated[date, mapped_column(Date)]
Count = Annotated[int, mapped_column(Integer)]


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012 — SQLAlchemy's own name

    id: Any


db = SQLAlchemy(metadata=Base.metadata)

# True while the work at hand may write: SQLite then takes its write lock at BEGIN and waits politely, instead of
# finding the database locked half-way through.
writing: ContextVar[bool] = ContextVar("writing", default=False)


def upsert(table: type[DeclarativeBase]) -> Any:
    """An `INSERT` into `table` that can take `on_conflict_…`, in the words of the database at hand."""
    return insert_for_this_database()(table)


def insert_for_this_database() -> Callable[..., Any]:
    """SQLite's or PostgreSQL's own `insert`."""
    return insert_sqlite if db.engine.dialect.name == "sqlite" else insert_postgresql


def run(statement: Executable, **words: Any) -> CursorResult[Any]:
    """Run a statement that was built once, on the request's own connection: the rows come as plain tuples."""
    return db.session.connection().execute(statement, words)


def empty_journal() -> bool:
    """Fold SQLite's journal into its file and cut it to nothing; False while someone still reads from it."""
    if db.engine.dialect.name != "sqlite":
        return True
    with closing(db.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        return bool(cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)


# More than this is no name, and SQLite refuses to look for it.
LONGEST_SEARCH = 200


def holds(search: str, keys: Any, name: Any) -> Any:
    """Whether pinyin `keys` or `name` of a row hold what is looked for."""
    sought = search[:LONGEST_SEARCH]
    return keys.contains(sought.lower(), autoescape=True) | name.contains(sought, autoescape=True)


def without_index(column: Any) -> Any:
    """The same value, told so that no index of it leads the way.

    SQLite keeps no counts here, and would take any index that fits, be its value that of nearly every row.
    """
    return func.coalesce(column, column)


def knock() -> None:
    """Ask the store-room whether it is there; it raises when it is not."""
    run(text("SELECT 1"))


def engine_options(url: str) -> dict[str, Any]:
    """Pool and connection options for `url` (a SQLAlchemy URL)."""
    if url.startswith("sqlite"):
        return {"connect_args": {"isolation_level": None, "timeout": 10}, "hide_parameters": True}
    return {
        "pool_size": 16,
        "max_overflow": 8,
        "pool_pre_ping": True,
        "hide_parameters": True,
        # A pooler in transaction mode hands each transaction another server: no prepared statement survives there.
        "connect_args": {"prepare_threshold": None, "connect_timeout": 3},
    }


def teach_manners(engine: Engine) -> None:
    """Hang the hooks on `engine`: SQLite's pragmas and its explicit BEGIN. PostgreSQL needs none."""
    if engine.dialect.name != "sqlite":
        return
    event.listen(engine, "connect", _pragmas)
    event.listen(engine, "begin", partial(_begin, stand_before(engine)))


def _pragmas(connection: Any, _entry: ConnectionPoolEntry) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=10000",
        "foreign_keys=ON",
        "cache_size=-16000",
        "mmap_size=134217728",
        "temp_store=MEMORY",
        "secure_delete=ON",  # an erased phone number must not linger in a free page
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(turnstile: Turnstile, connection: Connection) -> None:
    if writing.get():
        take_turn(turnstile, connection)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing.get() else "BEGIN")
