"""Packs the strokes of the handwriting board: `python -m tools.hanzi_strokes FOLDER static/data/strokes.bin`.

FOLDER is `package/` of npm `hanzi-writer-data` 2.0.1 (`npm pack hanzi-writer-data@2.0.1`, then unpack); jieba 0.42.1
must be installed, it says how often a character is used. Both belong in a folder of your own, not in the house's .venv.

What is written: the characters as UTF-8 up to a line end; for each a byte, how often it is used (36 × log10); then for
each a byte, how many strokes, and for each stroke a byte, how many points, and its points, two bytes each, 0 to 63.
"""

import json
import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools import characters

TOLERANCE = 22
"""How far, in 1/1024 of a character's square, a stroke may be straightened."""

Point = tuple[float, float]
Stroke = list[Point]


def pack(folder: Path) -> bytes:
    """Everything, as the board reads it."""
    known = [each for each in characters.standard() + characters.rare() if (folder / f"{each}.json").exists()]
    often = bytes(min(255, round(36 * characters.weight(each))) for each in known)
    strokes = (bytes(_packed(_strokes(folder / f"{each}.json"))) for each in known)
    return "".join(known).encode() + b"\n" + often + b"".join(strokes)


def _strokes(file: Path) -> list[Stroke]:
    """The middle line of each stroke, y downwards."""
    medians = json.loads(file.read_text("utf-8"))["medians"]
    return [straightened([(x, 900 - y) for x, y in median]) for median in medians]


def straightened(line: Stroke) -> Stroke:
    """Douglas and Peucker: leave out the points that lie near enough to a straight way."""
    if len(line) < 3:
        return line
    far, where = max((_distance(point, line[0], line[-1]), place) for place, point in enumerate(line[1:-1], 1))
    if far <= TOLERANCE:
        return [line[0], line[-1]]
    return straightened(line[: where + 1])[:-1] + straightened(line[where:])


def _distance(point: Point, start: Point, end: Point) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    area = across * (start[1] - point[1]) - (start[0] - point[0]) * down
    return abs(area) / (math.hypot(across, down) or 1)


def _packed(strokes: Iterable[Stroke]) -> Iterator[int]:
    strokes = list(strokes)
    yield len(strokes)
    for stroke in strokes:
        yield len(stroke)
        for x, y in stroke:
            yield _cell(x / 16)
            yield _cell((y + 20) / 15)


def _cell(value: float) -> int:
    return max(0, min(63, round(value)))


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    target.write_bytes(pack(source))
    print(f"{target}: {target.stat().st_size} bytes")
