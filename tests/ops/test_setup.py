"""The house is made ready once, whoever comes first, and what keeps it shut is said in one sentence."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from app import create_app, setup
from app.config import Config
from app.db import Base, db
from tests.databases import Database

TOP = Path(__file__).parents[2]
PASSWORD = "first password"


@pytest.fixture
def settings(database: Database, tmp_path: Path) -> Iterator[Config]:
    """An instance/ of its own, and a database without a single table."""
    plain = replace(database.settings(), instance=tmp_path, demo=False)
    if database.url.startswith("sqlite"):
        yield replace(plain, database_url=f"sqlite:///{tmp_path / 'house.sqlite3'}")
        return
    name = f"new_{os.getpid()}"
    engine = sa.create_engine(database.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
        yield replace(plain, database_url=engine.url.set(database=name).render_as_string(hide_password=False))
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def house(settings: Config) -> Iterator[Flask]:
    app = create_app(settings)
    yield app
    with app.app_context():
        db.engine.dispose()


def test_the_first_start_tells_a_password_once_and_the_second_changes_nothing(
    house: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    setup.make_ready(house)
    assert capsys.readouterr().out.count(PASSWORD) == 1
    before = _everything(house)
    setup.make_ready(house)
    assert capsys.readouterr().out == ""
    assert _everything(house) == before


@pytest.mark.slow
def test_five_that_start_together_furnish_once(settings: Config) -> None:
    given = {"INSTANCE": str(settings.instance), "DATABASE_URL": settings.database_url, "DEMO": "0"}
    starting = [_python("import app.wsgi", **given, JOBS="0") for _ in range(5)]
    said = [each.communicate(timeout=60) for each in starting]
    assert [each.returncode for each in starting] == [0] * 5, said
    assert "".join(out for out, _err in said).count(PASSWORD) == 1


def test_an_upgrade_that_breaks_off_leaves_the_old_tables(house: Flask, settings: Config, broken_upgrade: None) -> None:
    with pytest.raises(KeyError, match="power cut"):
        setup.make_ready(house)
    with house.app_context():
        assert setup.present_revision() == _revision_before_the_last()
        assert not db.inspect(db.engine).has_table("lamp")
    assert settings
    assert broken_upgrade is None


@pytest.mark.slow
def test_an_upgrade_killed_half_way_is_done_whole_the_next_time(
    house: Flask, settings: Config, migrations: Path
) -> None:
    setup.make_ready(house)
    last = setup.newest_revision()
    _write_revision(migrations, last, between="import os\n    os.kill(os.getpid(), 9)")
    killing = f"from pathlib import Path; from app import setup; setup.MIGRATIONS = Path({str(migrations)!r})"
    killing += "; import app.wsgi"
    given = {"INSTANCE": str(settings.instance), "DATABASE_URL": settings.database_url, "DEMO": "0", "JOBS": "0"}
    killed = _python(killing, **given)
    killed.communicate(timeout=60)
    assert killed.returncode == -9
    with house.app_context():
        assert setup.present_revision() == last
        assert not db.inspect(db.engine).has_table("lamp")
    _write_revision(migrations, last)
    setup.make_ready(house)
    with house.app_context():
        assert setup.present_revision() == "9999"
        assert {"lamp", "wick"} <= set(db.inspect(db.engine).get_table_names())


def test_tables_of_a_newer_program_are_left_alone(house: Flask) -> None:
    setup.make_ready(house)
    with house.app_context():
        with db.engine.begin() as connection:
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '9998'"))
        with pytest.raises(setup.NotReady, match="newer version"):
            setup.make_ready(house)


@pytest.mark.slow  # each starts a house of its own
@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("DATABASE_URL", "nonsense", "DATABASE_URL"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none", "database cannot be used"),
        ("DATABASE_URL", "sqlite:////nowhere/at/all.sqlite3", "database cannot be used"),
        ("DATABASE_URL", f"sqlite:///{TOP / 'LICENSE'}", "database cannot be used"),
        ("INSTANCE", "/proc/nowhere", "INSTANCE"),
        ("INSTANCE", "/dev/full", "INSTANCE"),
    ],
)
def test_what_keeps_the_house_shut_is_one_sentence(tmp_path: Path, setting: str, value: str, words: str) -> None:
    starting = _python("import app.wsgi", **{"INSTANCE": str(tmp_path), "DEMO": "0", setting: value})
    out, err = starting.communicate(timeout=30)
    assert starting.returncode == 1
    assert (out, err.strip().count("\n")) == ("", 0), err
    assert words in err


def test_a_full_disk_keeps_the_house_shut_in_one_sentence(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device", "instance/setup.lock")

    monkeypatch.setattr(setup, "bring_up_to_date", full)
    with pytest.raises(setup.NotReady, match="disk is full"):
        setup.make_ready(house)


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        refused = subprocess.run(
            [sys.executable, "app"],
            cwd=TOP,
            env={**os.environ, "PORT": port, "INSTANCE": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert port in refused.stderr


@pytest.fixture
def migrations(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of the revisions, to add one to."""
    folder = tmp_path / "migrations"
    shutil.copytree(setup.MIGRATIONS, folder)
    monkeypatch.setattr(setup, "MIGRATIONS", folder)
    return folder


@pytest.fixture
def broken_upgrade(migrations: Path) -> None:
    _write_revision(migrations, setup.newest_revision(), between="raise KeyError('power cut')")


def _write_revision(migrations: Path, last: str, between: str = "pass") -> None:
    table = "op.create_table('{}', sa.Column('id', sa.Integer, primary_key=True))"
    words = f"from alembic import op\nimport sqlalchemy as sa\nrevision='9999'\ndown_revision='{last}'\n"
    words += "\n\ndef upgrade():\n"
    words += f"    {table.format('lamp')}\n    {between}\n    {table.format('wick')}\n"
    (migrations / "versions" / "9999_lamp.py").write_text(words)


def _revision_before_the_last() -> str:
    return sorted(path.stem[:4] for path in (setup.MIGRATIONS / "versions").glob("[0-9]*.py"))[-2]


def _python(words: str, **given: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", words],
        cwd=TOP,
        env={**os.environ, **given},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _everything(house: Flask) -> dict[str, list[object]]:
    with house.app_context(), db.engine.connect() as connection:
        return {table.name: list(connection.execute(sa.select(table))) for table in Base.metadata.sorted_tables}
