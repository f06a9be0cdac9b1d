"""The house's three keys: made by chance at the first run, kept beside the database and never inside it."""

import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

LENGTH: Final = 32  # bytes: AES-256, HMAC-SHA-256


class BrokenKey(Exception):  # noqa: N818 — said aloud: this key is broken
    """A key file that holds no key."""


@dataclass(frozen=True)
class Keys:
    """What signs cookies, what seals personal data, and what seals the house book; never shown, not even by repr."""

    session: str = field(repr=False)
    personal: bytes = field(repr=False)
    audit: bytes = field(repr=False)


def keys(instance: Path) -> Keys:
    """The keys that lie in `instance`, made first where one is missing. OSError when the folder refuses, BrokenKey."""
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    session, personal, audit = (key_in(instance / f"{name}.key") for name in ("session", "personal", "audit"))
    return Keys(session.hex(), personal, audit)


def key_in(path: Path) -> bytes:
    """The key that lies in `path`, made first if there is none. OSError, BrokenKey."""
    if not path.exists():
        _make(path)
    written = path.read_text("ascii", errors="replace").strip()
    if not re.fullmatch(rf"[0-9a-f]{{{2 * LENGTH}}}", written):
        raise BrokenKey(path)
    return bytes.fromhex(written)


def _make(path: Path) -> None:
    # Several processes may start together: each writes a draft, one of them is linked to the name, all read that one.
    # A link appears whole or not at all, so nobody ever reads half a key, not even after a power cut.
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        _write(draft, secrets.token_hex(LENGTH))
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    settle(path.parent)


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Write the names in `folder` to the disk too: a key, or a copy, must not vanish with the power."""
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
