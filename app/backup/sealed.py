"""A sealed parcel: a plain first line that says what is inside, then the contents in encrypted, numbered pieces.

Each piece is AES-256-GCM with a nonce of 7 random bytes, its number and whether it is the last, and is bound to the
first line: a piece changed, swapped, left out or cut off at the end does not open.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.refusal import Refused

MAGIC: Final = "warm-bee-backup-1"
PIECE: Final = 1 << 20
TAG: Final = 16
PREFIX: Final = 7


def seal(source: Path, parcel: BinaryIO, key: bytes, label: Mapping[str, str]) -> None:
    """Write the file `source` into `parcel` under a first line that carries `label`."""
    prefix = os.urandom(PREFIX)
    first = json.dumps({"format": MAGIC, "nonce": prefix.hex(), **label}, sort_keys=True).encode() + b"\n"
    parcel.write(first)
    cipher = AESGCM(key)
    with source.open("rb") as contents:
        parcel.writelines(
            cipher.encrypt(_nonce(prefix, number, is_last=is_last), piece, first)
            for number, (piece, is_last) in enumerate(_pieces(contents, PIECE))
        )


def unseal(parcel: Path, target: Path, key: bytes) -> dict[str, str]:
    """Write what is in `parcel` to `target`; its label. Refused when the key is wrong or the parcel is damaged."""
    with (
        parcel.open("rb") as file,
        os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out,
    ):
        first = file.readline(4096)
        label = _label(first)
        cipher, prefix = AESGCM(key), bytes.fromhex(label["nonce"])
        try:
            for number, (piece, is_last) in enumerate(_pieces(file, PIECE + TAG)):
                out.write(cipher.decrypt(_nonce(prefix, number, is_last=is_last), piece, first))
        except InvalidTag:
            raise Refused("the backup cannot be opened: it is damaged, or this is not its key") from None
    return label


def label_of(parcel: Path) -> dict[str, str]:
    """What the first line says is inside. Refused when this is no parcel of ours."""
    with parcel.open("rb") as file:
        return _label(file.readline(4096))


def _label(first: bytes) -> dict[str, str]:
    try:
        label: dict[str, str] = json.loads(first)
        if label["format"] == MAGIC and len(bytes.fromhex(label["nonce"])) == PREFIX:
            return label
    except (ValueError, KeyError, TypeError):
        pass
    raise Refused("this file is not a backup of this house")


def _pieces(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """The pieces of a file and whether each is the last; an empty file is one empty piece."""
    piece = file.read(size)
    while True:
        following = file.read(size)
        yield piece, not following
        if not following:
            return
        piece = following


def _nonce(prefix: bytes, number: int, *, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([is_last])
