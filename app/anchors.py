"""What the house book said at the end of each day, written down beside it, so that a cut-off end is missed."""

import os
from pathlib import Path
from typing import Final

from app import audit, clock
from app.db import db

FILE: Final = "audit-heads.log"
RESTORED: Final = "restored"


def write_down(instance: Path) -> int:
    """Add today's line, '2026-03-02 117 <seal>', to the log; the number of the book's last line."""
    head = db.session.get(audit.Head, 1)
    if head is None or head.seq == 0:
        return 0
    _append(instance, f"{clock.today()} {head.seq} {head.seal}")
    return head.seq


def note_restore(instance: Path, seq: int) -> None:
    """An older book was brought back: what was written down after its line `seq` no longer counts against it."""
    _append(instance, f"{clock.today()} {RESTORED} {seq}")


def written_down(instance: Path) -> dict[int, str]:
    """Seals by line number, for audit.faults(). ValueError, naming the line, when the log itself cannot be read."""
    path = instance / FILE
    anchors: dict[int, str] = {}
    for number, line in enumerate(path.read_text().splitlines() if path.exists() else (), 1):
        match line.split():
            case [_day, word, seq] if word == RESTORED and seq.isdecimal():
                anchors = {known: seal for known, seal in anchors.items() if known <= int(seq)}
            case [_day, seq, seal] if seq.isdecimal() and len(seal) == len(audit.FIRST):
                anchors[int(seq)] = seal
            case _:
                raise ValueError(f"{FILE}, line {number} cannot be read")
    return anchors


def _append(instance: Path, line: str) -> None:
    with (instance / FILE).open("a") as log:
        log.write(f"{line}\n")
        log.flush()
        os.fsync(log.fileno())
