"""How this house is set up: read once from the environment, loud on nonsense."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from app.keyring import BrokenKey, Keys, keys
from app.rules import Rules

__all__ = ["Config", "ConfigError", "Keys", "Rules", "from_environment", "rules", "use_rules"]

Environment = Mapping[str, str]

INSTANCE: Final = Path(__file__).parent.parent / "instance"
THIS_MACHINE: Final = ("127.0.0.1", "localhost")
MEBIBYTE: Final = 2**20
_DRIVERS: Final = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
_HOST_NAME: Final = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)


class ConfigError(Exception):
    """A setting that makes no sense; one plain sentence says which, and never shows a password."""


@dataclass(frozen=True)
class Config:
    """The settings of one house. Build it with `from_env`, or by hand in a test."""

    instance: Path
    database_url: str = field(repr=False)
    keys: Keys
    rules: Rules = field(default_factory=Rules)
    host: str = "127.0.0.1"
    port: int = 8000
    trusted_hosts: tuple[str, ...] = ()
    public_url: str = ""
    behind_proxy: int = 0
    local_kiosk: bool = True
    demo: bool = True
    jobs: bool = True
    max_content_length: int = MEBIBYTE
    backup_dir: Path | None = None
    backup_key_file: Path | None = None
    testing: bool = False

    @classmethod
    def from_env(cls, environ: Environment) -> "Config":
        """Read every setting; an empty one counts as not given. ConfigError names the first that makes no sense."""
        instance = _folder(environ, "INSTANCE", INSTANCE)
        host, proxies = _host(environ), _number(environ, "BEHIND_PROXY", 0, most=9)
        return cls(
            instance=instance,
            database_url=_database_url(environ, instance),
            keys=_keys(instance),
            rules=_rules_from(environ),
            host=host,
            port=_number(environ, "PORT", 8000, least=1, most=65_535),
            trusted_hosts=_trusted_hosts(environ, is_local=host in THIS_MACHINE and not proxies),
            public_url=_public_url(environ),
            behind_proxy=proxies,
            # Behind a proxy the whole world may seem to come from this machine, so that must be asked for.
            local_kiosk=_switch(environ, "LOCAL_KIOSK", default=not proxies),
            demo=_switch(environ, "DEMO", default=True),
            jobs=_switch(environ, "JOBS", default=True),
            max_content_length=_number(environ, "MAX_CONTENT_LENGTH", MEBIBYTE, least=1024, most=1024 * MEBIBYTE),
            backup_dir=_folder(environ, "BACKUP_DIR", instance / "backups"),
            backup_key_file=_file(environ, "BACKUP_KEY_FILE", instance / "backup.key"),
        )

    def for_flask(self) -> dict[str, Any]:
        """The same in Flask's words."""
        return {
            "SECRET_KEY": self.keys.session,
            "TESTING": self.testing,
            "MAX_CONTENT_LENGTH": self.max_content_length,
            "TRUSTED_HOSTS": list(self.trusted_hosts) or None,
            # Kiosk pages stay open for days.
            "WTF_CSRF_TIME_LIMIT": None,
        }


def from_environment() -> Config:
    """The settings of this process; its numbers are the house's from now on."""
    config = Config.from_env(os.environ)
    use_rules(config.rules)
    return config


def rules() -> Rules:
    """The house's numbers."""
    return _rules


def use_rules(chosen: Rules) -> None:
    """Let `chosen` be the house's numbers."""
    global _rules  # noqa: PLW0603 — one set of numbers for the life of the process
    _rules = chosen


def _given(environ: Environment, name: str) -> str:
    return environ.get(name, "").strip()


def _switch(environ: Environment, name: str, *, default: bool) -> bool:
    said = _given(environ, name) or str(int(default))
    if said not in {"0", "1"}:
        raise ConfigError(f"{name} must be 1 (on) or 0 (off)")
    return said == "1"


def _number(environ: Environment, name: str, default: int, *, least: int = 0, most: int) -> int:
    said = _given(environ, name) or str(default)
    if not re.fullmatch(r"[0-9]{1,12}", said) or not least <= int(said) <= most:
        raise ConfigError(f"{name} must be a whole number from {least} to {most}")
    return int(said)


def _folder(environ: Environment, name: str, default: Path) -> Path:
    said = _given(environ, name)
    if "\0" in said:
        raise ConfigError(f"{name} must be the path of a folder")
    folder = Path(said).expanduser().absolute() if said else default
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{name} must be a folder, and {folder} is a file")
    return folder


def _file(environ: Environment, name: str, default: Path) -> Path:
    said = _given(environ, name)
    path = Path(said).expanduser().absolute() if said and "\0" not in said else default
    if path.is_dir() or "\0" in said:
        raise ConfigError(f"{name} must be the path of a file")
    return path


def _host(environ: Environment) -> str:
    said = _given(environ, "HOST") or "127.0.0.1"
    if said != "::" and not _HOST_NAME.fullmatch(said) and not _HOST_NAME.fullmatch(f"[{said}]"):
        raise ConfigError("HOST must be a name or an address of this machine, such as 127.0.0.1 or 0.0.0.0")
    return said


def _trusted_hosts(environ: Environment, *, is_local: bool) -> tuple[str, ...]:
    hosts = tuple(each.strip() for each in _given(environ, "TRUSTED_HOSTS").split(",") if each.strip())
    if not all(_HOST_NAME.fullmatch(host) for host in hosts):
        raise ConfigError("TRUSTED_HOSTS must be host names without ports, with commas between them")
    # A house that only this machine can reach answers to no other name, whatever a web page elsewhere may try.
    return hosts or (THIS_MACHINE if is_local else ())


def _public_url(environ: Environment) -> str:
    said = _given(environ, "PUBLIC_URL").rstrip("/")
    scheme, _colon, place = said.partition("://")
    host, _colon, port = place.partition(":")
    if said and not (scheme in {"http", "https"} and _HOST_NAME.fullmatch(host) and re.fullmatch("[0-9]{0,5}", port)):
        raise ConfigError("PUBLIC_URL must be http:// or https:// with a host name, such as https://bee.example")
    return said


def _database_url(environ: Environment, instance: Path) -> str:
    # The sentence never repeats the URL: there may be a password in it.
    url = _given(environ, "DATABASE_URL") or f"sqlite:///{instance / 'warm-bee.sqlite3'}"
    scheme, colon, rest = url.partition("://")
    scheme = _DRIVERS.get(scheme, scheme)
    if colon and scheme == "postgresql+psycopg" and len(rest) > 1:
        return f"{scheme}://{rest}"
    if scheme == "sqlite" and len(rest) > 1 and rest.startswith("/") and ":memory:" not in rest:
        return url
    raise ConfigError("DATABASE_URL must be sqlite:///… with a file, or postgresql://…")


def _rules_from(environ: Environment) -> Rules:
    bounds = {each.name: each.metadata for each in fields(Rules)}
    chosen = {
        name: _number(environ, name.upper(), 0, **bound)
        for name, bound in bounds.items()
        if _given(environ, name.upper())
    }
    try:
        return Rules(**chosen)
    except ValueError as nonsense:
        raise ConfigError(str(nonsense)) from None


def _keys(instance: Path) -> Keys:
    try:
        return keys(instance)
    except BrokenKey as broken:
        raise ConfigError(f"{broken} does not hold a key: bring it back from your backup") from None
    except OSError as refusal:
        raise ConfigError(f"INSTANCE: the keys in {instance} cannot be read or made ({refusal.strerror})") from None


_rules = Rules()
