"""Settings are read once, and nonsense is said aloud before the house opens."""

import ast
import multiprocessing
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import config
from app.config import Config, ConfigError, Rules
from app.keyring import BrokenKey, Keys, keys
from tests.sources import files, modules

NUMBERS = [each.name for each in fields(Rules)]


@pytest.fixture
def place(tmp_path: Path) -> dict[str, str]:
    """An environment that names only where the house stands."""
    return {"INSTANCE": str(tmp_path / "instance")}


def test_an_empty_environment_opens_a_house_on_this_machine(place: dict[str, str]) -> None:
    settings = Config.from_env(place)
    assert settings.database_url == f"sqlite:///{place['INSTANCE']}/warm-bee.sqlite3"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert (settings.demo, settings.jobs, settings.local_kiosk, settings.testing) == (True, True, True, False)
    assert settings.backup_dir == Path(place["INSTANCE"], "backups")
    assert settings.trusted_hosts == ("127.0.0.1", "localhost")
    assert settings.max_content_length == 2**20
    assert settings.rules == Rules()


def test_empty_settings_count_as_not_given(place: dict[str, str]) -> None:
    silent = dict.fromkeys(["DATABASE_URL", "HOST", "PORT", "DEMO", "TRUSTED_HOSTS", "BACKUP_DIR", "LOAN_DAYS"], " ")
    assert Config.from_env(place | silent) == Config.from_env(place)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_postgresql_url_is_spoken_by_psycopg_3(place: dict[str, str], scheme: str) -> None:
    settings = Config.from_env(place | {"DATABASE_URL": f"{scheme}://bee:honey@db/hive?a=b"})
    assert settings.database_url == "postgresql+psycopg://bee:honey@db/hive?a=b"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("DATABASE_URL", "mysql://bee:honey@db/hive"),
        ("DATABASE_URL", "warm-bee.sqlite3"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgresql://"),
        ("HOST", "http://127.0.0.1"),
        ("HOST", "a b"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "８０００"),
        ("PORT", "8e3"),
        ("DEMO", "yes"),
        ("JOBS", "2"),
        ("LOCAL_KIOSK", "true"),
        ("BEHIND_PROXY", "10"),
        ("TRUSTED_HOSTS", "bee.example:8000"),
        ("TRUSTED_HOSTS", "https://bee.example"),
        ("PUBLIC_URL", "bee.example"),
        ("PUBLIC_URL", "https://bee.example/kiosk"),
        ("PUBLIC_URL", "javascript://bee.example"),
        ("MAX_CONTENT_LENGTH", "1MB"),
        ("MAX_CONTENT_LENGTH", "1"),
        ("LOAN_DAYS", "0"),
        ("LOCKOUT_TRIES", "many"),
        ("SESSION_KEPT_DAYS", "1"),
        ("VISITOR_ENDS_AFTER_SECONDS", "80"),
        ("BACKUP_DIR", __file__),
        ("INSTANCE", __file__),
        ("INSTANCE", "in\0stance"),
        ("BACKUP_KEY_FILE", "/"),
        ("BACKUP_KEY_FILE", "back\0up.key"),
        ("INSTANCE", __file__ + "/instance"),
    ],
)
def test_nonsense_is_refused_in_one_sentence_that_names_it(place: dict[str, str], name: str, said: str) -> None:
    with pytest.raises(ConfigError, match=rf"\b{name}\b") as refusal:
        Config.from_env(place | {name: said})
    assert "\n" not in str(refusal.value)
    assert "honey" not in str(refusal.value)


@given(st.sampled_from([*NUMBERS, "port", "behind_proxy", "demo", "jobs"]), st.text(max_size=8))
def test_any_text_is_read_or_refused_and_never_breaks(name: str, said: str) -> None:
    environ = {name.upper(): said}
    with suppress(ConfigError):
        assert isinstance(config._rules_from(environ), Rules)
    with suppress(ConfigError):
        assert 0 <= config._number(environ, name.upper(), 1, most=10) <= 10
    with suppress(ConfigError):
        assert config._switch(environ, name.upper(), default=True) in {True, False}


@given(st.sampled_from(NUMBERS), st.integers(1, 40_000))
def test_every_number_of_the_house_can_be_chosen(name: str, value: int) -> None:
    try:
        expected = replace(Rules(), **{name: value})
    except ValueError:
        with pytest.raises(ConfigError):
            config._rules_from({name.upper(): str(value)})
    else:
        assert config._rules_from({name.upper(): str(value)}) == expected


def test_a_house_for_the_world_answers_to_the_names_it_is_given(place: dict[str, str]) -> None:
    assert Config.from_env(place | {"HOST": "0.0.0.0"}).for_flask()["TRUSTED_HOSTS"] is None
    named = Config.from_env(place | {"TRUSTED_HOSTS": "bee.example, .hive.example,"})
    assert named.for_flask()["TRUSTED_HOSTS"] == ["bee.example", ".hive.example"]


def test_behind_a_proxy_this_machine_is_a_kiosk_only_when_asked(place: dict[str, str]) -> None:
    behind = place | {"BEHIND_PROXY": "1"}
    assert Config.from_env(behind).local_kiosk is False
    assert Config.from_env(behind).trusted_hosts == ()
    assert Config.from_env(behind | {"LOCAL_KIOSK": "1"}).local_kiosk is True


def test_flask_is_told_in_its_own_words(place: dict[str, str]) -> None:
    settings = Config.from_env(place)
    told = settings.for_flask()
    assert told["SECRET_KEY"] == settings.keys.session
    assert told["MAX_CONTENT_LENGTH"] == 2**20
    assert told["WTF_CSRF_TIME_LIMIT"] is None
    assert told["TESTING"] is False


def test_no_secret_is_shown_when_settings_are_printed(place: dict[str, str]) -> None:
    settings = Config.from_env(place | {"DATABASE_URL": "postgresql://bee:honey@db/hive"})
    for secret in ("honey", settings.keys.session, repr(settings.keys.personal), repr(settings.keys.audit)):
        assert secret not in repr(settings)


def test_the_numbers_of_the_environment_become_the_houses(
    place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSTANCE", place["INSTANCE"])
    monkeypatch.setenv("LOAN_DAYS", "5")
    try:
        assert config.from_environment().rules is config.rules()
        assert config.rules().loan_days == 5
    finally:
        config.use_rules(Rules())


def test_keys_are_made_once_and_only_the_owner_may_read_them(tmp_path: Path) -> None:
    made = keys(tmp_path / "instance")
    assert keys(tmp_path / "instance") == made
    assert len({made.session, made.personal.hex(), made.audit.hex()}) == 3
    assert len(made.personal) == len(made.audit) == 32
    files = list((tmp_path / "instance").iterdir())
    assert sorted(each.name for each in files) == ["audit.key", "personal.key", "session.key"]
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


@pytest.mark.slow
def test_processes_that_start_together_share_one_set_of_keys(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as processes:
        made = processes.map(keys, [tmp_path / str(house) for house in range(10) for _ in range(6)], chunksize=1)
    assert len({each.session for each in made}) == 10
    assert len({each.personal for each in made}) == 10
    assert not [each for each in tmp_path.glob("*/*") if each.suffix != ".key"]


@pytest.mark.parametrize("written", ["", "short", "g" * 64, "0" * 66, "�"])
def test_a_broken_key_is_never_replaced(place: dict[str, str], written: str) -> None:
    Config.from_env(place)
    path = Path(place["INSTANCE"], "personal.key")
    path.write_text(written, "utf-8")
    with pytest.raises(BrokenKey):
        keys(path.parent)
    with pytest.raises(ConfigError, match=r"personal\.key .*backup"):
        Config.from_env(place)
    assert path.read_text("utf-8") == written


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(
    place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.keyring.os.open", refuse)
    with pytest.raises(ConfigError, match=r"INSTANCE: the keys in .* \(Permission denied\)$"):
        Config.from_env(place)


def test_keys_are_not_shown_by_repr() -> None:
    assert repr(Keys("a", b"b", b"c")) == "Keys()"


def test_every_setting_and_every_number_is_read_somewhere() -> None:
    """A setting nobody reads promises what the house does not do."""
    read = {node.attr for module in modules() for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}
    # Checked here, read by the door to the street, which opens before the house is there.
    read |= {"host", "port"}
    assert {each.name for kind in (Config, Rules) for each in fields(kind)} <= read | set(in_templates())


def in_templates() -> Iterator[str]:
    for page in files(("templates",), ("*.html",)):
        yield from re.findall(r"rules\.(\w+)", page.read_text("utf-8"))
