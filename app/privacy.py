"""What is shown of a person, and what is sealed."""

import hashlib
import hmac
import os
import re
from collections.abc import Mapping
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from app.papers import (
    credit_code_ok,
    id_number_ok,
    is_landline,
    is_mobile,
    person_name_ok,
    plain_digits,
    plain_name,
)
from app.surnames import surname

__all__ = [
    "Sealed",
    "SealedFile",
    "Unreadable",
    "credit_code_ok",
    "fingerprint",
    "id_number_ok",
    "is_landline",
    "is_mobile",
    "mask_address",
    "mask_name",
    "mask_phone",
    "person_name_ok",
    "plain_digits",
    "plain_name",
    "use_key",
]

KEY_LENGTH: Final = 32
NONCE_LENGTH: Final = 12
HIDDEN: Final = "***"

_NUMBER: Final = r"[0-9\uff10-\uff19A-Za-z一二三四五六七八九十百零\u3007两甲乙丙丁]+"
_ROOM: Final = re.compile(rf"{_NUMBER}\s*(?:单元|單元|号房|室|房|户|戶|层|層|楼(?!栋)|樓|[fF](?![A-Za-z]))")
_BUILDING: Final = re.compile(rf".*?{_NUMBER}\s*(?:栋|棟|幢|座|号楼|號樓|楼栋)")
_DOOR: Final = re.compile(r".*?[0-9\uff10-\uff19]+\s*[号號]")
_FROM_FIRST_DIGIT: Final = re.compile(r"[0-9\uff10-\uff19].*", re.DOTALL)

_keys: Mapping[str, bytes] = {}


class Unreadable(Exception):  # noqa: N818 — said of the row: it is unreadable
    """Sealed words that cannot be opened; the sentence says what to bring back."""


def mask_name(name: str) -> str:
    """张三 → 张*, 欧阳修 → 欧阳*. A name of one character shows nothing of itself."""
    name = name.strip()
    if len(name) < 2:
        return "*" if name else ""
    return f"{surname(name)}*"


def given_name(name: str) -> str:
    """李梅 → 梅, 欧阳翀 → 翀, John Smith → John; of a name of one character, nothing."""
    name = name.strip()
    if name.isascii():
        return name.partition(" ")[0]
    return name.removeprefix(surname(name)) if len(name) > 1 else ""


def mask_phone(number: str) -> str:
    """13812345678 → 138****5678, 0762-3331234 → 0762****234; anything else shows nothing."""
    digits = plain_digits(number)
    if is_mobile(digits):
        return f"{digits[:3]}****{digits[-4:]}"
    if is_landline(digits):
        area = 3 if digits[1] in "12" else 4
        return f"{digits[:area]}****{digits[-3:]}"
    return "****" if digits else ""


def mask_address(address: str) -> str:
    """万隆一品小区3栋2单元1503 → 万隆一品小区3栋: the building, never the room; in doubt less rather than more."""
    room = _ROOM.search(address)
    outside = address[: room.start()] if room else address
    shown = _BUILDING.match(outside) or _DOOR.match(outside)
    kept = shown.group() if shown else _FROM_FIRST_DIGIT.sub("", outside)
    return kept.strip(" \t\n,，-#") or (HIDDEN if address.strip() else "")


def use_key(key: bytes) -> None:
    """Seal and fingerprint with `key` (32 bytes or more) from now on; each with a key of its own made from it."""
    global _keys  # noqa: PLW0603 — one key for the life of the process
    if len(key) < KEY_LENGTH:
        raise ValueError(f"the key must have {KEY_LENGTH} bytes or more")
    _keys = {purpose: hmac.digest(key, purpose.encode(), "sha256") for purpose in ("seal", "fingerprint")}


def seal(words: str) -> bytes:
    """`words` so that only the house can read them, and nobody can change them unseen (AES-256-GCM)."""
    return seal_bytes(words.encode())


def seal_bytes(blob: bytes) -> bytes:
    """The same of a file."""
    nonce = os.urandom(NONCE_LENGTH)
    return nonce + AESGCM(_key_for("seal")).encrypt(nonce, blob, None)


def unseal(sealed: bytes) -> str:
    """What was sealed. Unreadable when it was sealed with another key, or changed since."""
    return unseal_bytes(sealed).decode()


def unseal_bytes(sealed: bytes) -> bytes:
    """The same of a file."""
    try:
        return AESGCM(_key_for("seal")).decrypt(sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:], None)
    except (InvalidTag, ValueError):
        raise Unreadable("sealed with another key, or damaged: bring back personal.key from the backup") from None


def fingerprint(value: str) -> str:
    """64 hex digits by which equal values are found, and from which nothing can be read back without the key."""
    return hmac.new(_key_for("fingerprint"), value.encode(), hashlib.sha256).hexdigest()


class Sealed(TypeDecorator[str]):
    """A column sealed in the store-room and plain in Python. Search it by a fingerprint kept beside it."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else seal(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else unseal(value)


class SealedFile(TypeDecorator[bytes]):
    """A file kept in the store-room, sealed: it is backed up, and rolled back, with the row it belongs to."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else seal_bytes(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else unseal_bytes(value)


def _key_for(purpose: str) -> bytes:
    if purpose not in _keys:
        raise Unreadable("no key is in use: call use_key() first")
    return _keys[purpose]
