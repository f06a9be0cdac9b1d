"""Taking a copy of the store-room, trying it out, and bringing one back."""

import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import inspect, select
from sqlalchemy.exc import SQLAlchemyError

from app import anchors, audit, clock, setup
from app.backup import rotation, sealed
from app.backup.dumps import Dumps, dumps_for
from app.config import Config
from app.db import db
from app.keyring import BrokenKey, key_in, settle
from app.refusal import Refused
from app.staff.models import Staff

STAMP: Final = "%Y%m%dT%H%M%SZ"
NAME: Final = re.compile(r"warm-bee-(\d{8}T\d{6}Z)-[0-9a-f]{4}\.backup")
WORKING: Final = ".working-"


def take(settings: Config) -> Path:
    """Copy, seal, try out, and only then give it its name; old copies make room. The copy's path."""
    dumps, key, folder = dumps_for(settings.database_url), key_of(settings), folder_of(settings)
    folder.mkdir(parents=True, exist_ok=True)
    _tidy(settings.instance, folder)
    at = clock.now().astimezone(UTC)
    parcel = folder / f"warm-bee-{at.strftime(STAMP)}-{secrets.token_hex(2)}.backup"
    unnamed = folder / f"{WORKING}{parcel.name}"
    try:
        with _room(settings.instance) as room:
            dumps.dump(room / "copy")
            _write(
                room / "copy",
                unnamed,
                key,
                {"kind": dumps.kind, "revision": setup.present_revision() or "", "at": at.isoformat()},
            )
            _try_out(unnamed, room / "again", key, dumps)
        unnamed.replace(parcel)
        settle(folder)
    finally:
        unnamed.unlink(missing_ok=True)
    rotate(settings)
    return parcel


def restore(settings: Config, parcel: Path, *, is_overwriting_allowed: bool = False) -> Path | None:
    """Put the copy in `parcel` in the place of the database and bring it to the newest tables.

    What was there is kept: its path, or None when there was nothing. Refused while the house is open, while there
    is something to lose and nobody said so, and for a copy that is damaged, foreign, or newer than this program.
    """
    dumps, key = dumps_for(settings.database_url), key_of(settings)
    label = sealed.label_of(parcel)
    _check_label(label, dumps)
    with setup.closed_house(settings.instance), _room(settings.instance) as room:
        sealed.unseal(parcel, room / "copy", key)
        dumps.check(room / "copy")
        has_rows = _has_rows()
        if has_rows and not is_overwriting_allowed:
            raise Refused("the database is not empty: say --yes to replace it (it is kept aside)")
        kept = _aside(settings, dumps) if has_rows else None
        db.engine.dispose()
        dumps.load(room / "copy", kept or room / "nothing")
        setup.bring_up_to_date()
        anchors.note_restore(settings.instance, _last_line_of_book())
    return kept


def rotate(settings: Config) -> int:
    """Drop the copies no day, week or month needs any more; how many."""
    copies = copies_in(folder_of(settings))
    staying = rotation.kept(copies.values())
    gone = [path for path, at in copies.items() if at not in staying]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def latest_verified_at(settings: Config) -> datetime | None:
    """When the newest copy was made that opened and proved whole (no other gets a name); None: there is none."""
    made = max(copies_in(folder_of(settings)).values(), default=None)
    return made.astimezone(clock.ZONE) if made else None


def is_overdue(settings: Config) -> bool:
    """True when the newest good copy is older than a night and a bit, or there is none at all."""
    latest = latest_verified_at(settings)
    return latest is None or clock.now() - latest > timedelta(hours=settings.rules.backup_patience_hours)


def copies_in(folder: Path) -> dict[Path, datetime]:
    """The copies in `folder` and when each was made."""
    named = ((path, NAME.fullmatch(path.name)) for path in (folder.iterdir() if folder.exists() else ()))
    return {path: datetime.strptime(name[1], STAMP).replace(tzinfo=UTC) for path, name in named if name}


def folder_of(settings: Config) -> Path:
    return settings.backup_dir or settings.instance / "backups"


def key_of(settings: Config) -> bytes:
    """The key all copies are sealed with, made at first need; beside the others unless the settings say where."""
    path = settings.backup_key_file or settings.instance / "backup.key"
    try:
        return key_in(path)
    except BrokenKey:
        raise Refused(f"{path.name} does not hold a key") from None


def _write(copy: Path, unnamed: Path, key: bytes, label: dict[str, str]) -> None:
    with os.fdopen(os.open(unnamed, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        sealed.seal(copy, file, key, label)
        file.flush()
        os.fsync(file.fileno())


def _try_out(parcel: Path, again: Path, key: bytes, dumps: Dumps) -> None:
    sealed.unseal(parcel, again, key)
    dumps.check(again)


def _check_label(label: dict[str, str], dumps: Dumps) -> None:
    if label.get("kind") != dumps.kind:
        raise Refused(f"this backup is of a {label.get('kind')} database, this house keeps a {dumps.kind} one")
    if label.get("revision", "") > setup.newest_revision():
        raise Refused("this backup was made by a newer version of the program: install that version first")


def _has_rows() -> bool:
    try:
        return inspect(db.engine).has_table("staff") and db.session.scalar(select(Staff.id).limit(1)) is not None
    except SQLAlchemyError:
        return True  # what cannot be read may still be worth keeping
    finally:
        db.session.remove()


def _aside(settings: Config, dumps: Dumps) -> Path:
    """SQLite's file is simply kept under another name; of PostgreSQL a copy is taken first."""
    if dumps.kind != "sqlite":
        return take(settings)
    return settings.instance / f"before-restore-{clock.now():%Y%m%d-%H%M%S}.sqlite3"


def _last_line_of_book() -> int:
    head = db.session.get(audit.Head, 1)
    db.session.remove()
    return head.seq if head else 0


@contextmanager
def _room(instance: Path) -> Iterator[Path]:
    """A folder for the plain copy, on the house's own disk: what is not sealed never goes where the parcels go."""
    with tempfile.TemporaryDirectory(prefix=WORKING, dir=instance) as room:
        yield Path(room)


def _tidy(instance: Path, folder: Path) -> None:
    """Clear away what a killed backup left behind; one still at work is younger than an hour."""
    long_ago = clock.now().timestamp() - 3600
    for left in [*instance.glob(f"{WORKING}*"), *folder.glob(f"{WORKING}*")]:
        if left.stat().st_mtime < long_ago:
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)
