"""A sealed parcel opens whole, with its key, or not at all."""

import os
from pathlib import Path

import pytest

from app.backup import sealed
from app.refusal import Refused

KEY = b"k" * 32


def packed(folder: Path, contents: bytes) -> Path:
    source, parcel = folder / "source", folder / "parcel"
    source.write_bytes(contents)
    with parcel.open("wb") as file:
        sealed.seal(source, file, KEY, {"kind": "sqlite"})
    return parcel


@pytest.mark.parametrize("size", [0, 1, sealed.PIECE - 1, sealed.PIECE, sealed.PIECE + 1, 2 * sealed.PIECE + 5])
def test_what_was_packed_comes_out(tmp_path: Path, size: int) -> None:
    contents = os.urandom(size)
    parcel = packed(tmp_path, contents)
    assert sealed.unseal(parcel, tmp_path / "out", KEY)["kind"] == "sqlite"
    assert (tmp_path / "out").read_bytes() == contents
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_nothing_of_the_contents_can_be_read_without_the_key(tmp_path: Path) -> None:
    parcel = packed(tmp_path, "王奶奶 13812345678".encode() * 99)
    assert b"13812345678" not in parcel.read_bytes()
    with pytest.raises(Refused, match="not its key"):
        sealed.unseal(parcel, tmp_path / "out", b"z" * 32)


def test_a_damaged_shortened_or_shuffled_parcel_does_not_open(tmp_path: Path) -> None:
    parcel = packed(tmp_path, os.urandom(3 * sealed.PIECE))
    whole = parcel.read_bytes()
    start, piece = whole.index(b"\n") + 1, sealed.PIECE + sealed.TAG
    pieces = [whole[start + n * piece : start + (n + 1) * piece] for n in range(3)]
    damaged = [
        whole[:-1],
        whole[: start + 2 * piece],
        whole[:start],
        whole[: start + 9] + bytes([whole[start + 9] ^ 1]) + whole[start + 10 :],
        whole.replace(b"sqlite", b"sqlitf"),
        whole[:start] + pieces[1] + pieces[0] + pieces[2],
        whole + b"x",
    ]
    for number, bad in enumerate(damaged):
        parcel.write_bytes(bad)
        with pytest.raises(Refused):
            sealed.unseal(parcel, tmp_path / f"out{number}", KEY)


@pytest.mark.parametrize(
    "contents", [b"", b"SQLite format 3\0", b"{}\n", b"[1]\n", b'{"format": "warm-bee-backup-1", "nonce": "zz"}\n']
)
def test_another_file_is_not_taken_for_a_parcel(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "parcel").write_bytes(contents)
    with pytest.raises(Refused, match="not a backup"):
        sealed.unseal(tmp_path / "parcel", tmp_path / "out", KEY)
