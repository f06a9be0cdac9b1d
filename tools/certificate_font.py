"""Cuts the type of the certificates out of Noto Sans SC: `python tools/certificate_font.py`."""

# The npm package carries the typeface as its makers publish it, with TrueType outlines, which is what a PDF can embed.
# It is fetched only to make the file again, and taken only if it is the very one pinned here.

import base64
import gzip
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGE = "@expo-google-fonts/noto-sans-sc"
VERSION = "0.4.3"
SHA512 = "9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ=="
IN_PACKAGE = "package/400Regular/NotoSansSC_400Regular.ttf"
LICENCE = "package/LICENSE_FONT"
SHELF = Path(__file__).parent.parent / "app" / "pdf" / "fonts"
NAME = "NotoSansSC-Regular-2.004.ttf.gz"

# What names, places and the words of an activity are written with; of each range, what the typeface has.
KEPT = (
    (0x20, 0x24F),  # Latin, with the marks of pinyin
    (0x2000, 0x22FF),  # punctuation, №, ℃, arrows, signs
    (0x2460, 0x2473),  # ①
    (0x25A0, 0x2606),  # ○ ★
    (0x3000, 0x30FF),  # Chinese punctuation, the zero of dates, 〓, kana
    (0x3400, 0x4DBF),  # Han, extension A
    (0x4E00, 0x9FFF),  # Han
    (0xFA0E, 0xFA29),  # Han that stands among the compatible ones
    (0xFF00, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),  # ￥
    (0x20000, 0x323AF),  # Han, extensions B to H
)
# Who made it and under which terms; a subset copies these into every paper.
NAME_RECORDS = (0, 1, 2, 4, 5, 6, 13, 14)
# For screens, vertical lines and other scripts: a paper set in rows of Han needs none of them.
NOT_NEEDED = ("BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "prep", "vhea", "vmtx")


def cut(whole: bytes) -> bytes:
    """The same outlines, only fewer, without hints and layout."""
    options = subset.Options(
        hinting=False, layout_features=[], notdef_outline=True, recalc_timestamp=False, name_IDs=list(NAME_RECORDS)
    )
    options.drop_tables += NOT_NEEDED
    font = TTFont(io.BytesIO(whole), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in KEPT for code in range(first, last + 1)])
    cutter.subset(font)
    kept = io.BytesIO()
    font.save(kept)
    return kept.getvalue()


def from_npm() -> dict[str, bytes]:
    """The typeface and its licence, by their paths in the package."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to fetch the typeface")
    with tempfile.TemporaryDirectory() as folder:
        pack = [npm, "pack", "--silent", "--pack-destination", folder, f"{PACKAGE}@{VERSION}"]
        subprocess.run(pack, capture_output=True, check=True)
        package = next(Path(folder).glob("*.tgz")).read_bytes()
    if base64.b64encode(hashlib.sha512(package).digest()).decode() != SHA512:
        sys.exit(f"what npm fetched is not the {PACKAGE} {VERSION} this house knows")
    with tarfile.open(fileobj=io.BytesIO(package)) as files:
        return {name: piece.read() for name in (IN_PACKAGE, LICENCE) if (piece := files.extractfile(name))}


if __name__ == "__main__":
    fetched = from_npm()
    packed = gzip.compress(cut(fetched[IN_PACKAGE]), 9, mtime=0)
    (SHELF / NAME).write_bytes(packed)
    (SHELF / "OFL.txt").write_bytes(fetched[LICENCE])
    print(f"{NAME}: {len(packed) / 1e6:.2f} MB")
