"""Settings stub."""
import os
from dataclasses import dataclass, field
from pathlib import Path
@dataclass(frozen=True)
class Rules:
    quiet_seconds: int = 60
    warn_seconds: int = 30
    result_seconds: int = 20
    visitor_ends_after_seconds: int = 180
    undo_minutes: int = 10
    loan_days: int = 3
    lockout_tries: int = 10
    lockout_minutes: int = 15
    lockout_tries_name: int = 20
    lockout_tries_address: int = 50
    known_address_days: int = 30
    desk_idle_minutes: int = 30
    desk_hours: int = 12
    silent_after_seconds: int = 180
    code_minutes: int = 15
    expiring_days: int = 30
    fault_days: int = 7
@dataclass(frozen=True)
class Keys:
    session: str = "x" * 32
    personal: bytes = b"p" * 32
    audit: bytes = b"a" * 32
@dataclass(frozen=True)
class Config:
    instance: Path = Path("instance").absolute()
    database_url: str = "sqlite:///" + str(Path("instance/warm-bee.sqlite3").absolute())
    keys: Keys = field(default_factory=Keys)
    rules: Rules = field(default_factory=Rules)
    local_kiosk: bool = True
    demo: bool = True
    testing: bool = False
    def for_flask(self): return {'SECRET_KEY': self.keys.session, 'WTF_CSRF_TIME_LIMIT': None, 'TESTING': self.testing, 'MAX_CONTENT_LENGTH': 1<<20}
class ConfigError(Exception): ...
_RULES = Rules()
def rules() -> Rules:
    return _RULES
def from_environment() -> Config:
    return Config()
