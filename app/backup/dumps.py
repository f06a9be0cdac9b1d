"""A whole copy of the store-room in one plain file, and back again, in the manner of the database at hand."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy.engine import URL, make_url

from app.refusal import Refused

LONGEST_SECONDS: Final = 3600


class Dumps(Protocol):
    """What a database must be able to do to be backed up."""

    kind: str

    def dump(self, target: Path) -> None:
        """Write a consistent copy to `target`, while others go on writing."""

    def check(self, dump: Path) -> None:
        """Refused unless `dump` is whole."""

    def load(self, dump: Path, aside: Path) -> None:
        """Put `dump` in the place of the present database; what was there is kept at `aside` where it is a file."""


def dumps_for(url: str) -> Dumps:
    """The manner of the database at `url`."""
    parsed = make_url(url)
    return SQLite(Path(parsed.database or "")) if parsed.get_backend_name() == "sqlite" else PostgreSQL(parsed)


class SQLite:
    """One file, copied with VACUUM INTO: whole whatever is being written, and without what was erased."""

    kind = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path

    def dump(self, target: Path) -> None:
        with closing(
            sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=30, isolation_level=None)
        ) as database:
            database.execute("VACUUM INTO ?", (str(target),))

    def check(self, dump: Path) -> None:
        with closing(sqlite3.connect(f"file:{dump}?mode=ro&immutable=1", uri=True)) as database:
            found = [row[0] for row in database.execute("PRAGMA integrity_check(5)")]
            orphans = database.execute("PRAGMA foreign_key_check").fetchone()
        if found != ["ok"] or orphans:
            raise Refused("the copy is not whole: SQLite's integrity check finds faults")

    def load(self, dump: Path, aside: Path) -> None:
        if self.path.exists():
            self._fold_log()
            os.link(self.path, aside)
        dump.replace(self.path)

    def _fold_log(self) -> None:
        """Bring what still lies in the write-ahead log into the file: the log must not meet another database."""
        with closing(sqlite3.connect(self.path, timeout=5, isolation_level=None)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if Path(f"{self.path}-wal").exists():
            raise Refused("another program has the database open: stop the service first")


class PostgreSQL:
    """PostgreSQL's own pg_dump and pg_restore, found on the PATH."""

    kind = "postgresql"

    def __init__(self, url: URL) -> None:
        self.url = url

    def dump(self, target: Path) -> None:
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")

    def check(self, dump: Path) -> None:
        self._run("pg_restore", "--list", str(dump))

    def load(self, dump: Path, aside: Path) -> None:  # noqa: ARG002 — the caller has just taken a copy
        tidy = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
        self._run("pg_restore", *tidy, f"--dbname={self.url.database}", str(dump))

    def _run(self, program: str, *arguments: str) -> None:
        found = shutil.which(program)
        if found is None:
            raise Refused(f"{program} is not installed: install the PostgreSQL client programs of the server's version")
        ended = subprocess.run(  # noqa: S603 — our own arguments, no shell
            [found, *arguments],
            env={**os.environ, **self._whereabouts()},
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
        if ended.returncode:
            raise Refused(f"{program} failed: {_in_one_line(ended.stderr)}")

    def _whereabouts(self) -> dict[str, str]:
        """In the environment, never in the arguments: those can be read by everyone on the machine."""
        url = self.url
        host = url.host or url.query.get("host", "")
        said = {
            "PGHOST": host,
            "PGPORT": url.port,
            "PGUSER": url.username,
            "PGPASSWORD": url.password,
            "PGDATABASE": url.database,
        }
        return {name: str(value) for name, value in said.items() if value}


def _in_one_line(said: bytes) -> str:
    return " ".join(said.decode(errors="replace").split())[:300] or "no reason given"
