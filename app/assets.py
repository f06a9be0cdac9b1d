"""What the browser keeps: style, behaviour, pictures, tables, each under a name that changes with its content."""

import gzip
import hashlib
import mimetypes
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, abort, request
from rjsmin import jsmin

KEPT_FOLDERS = ("img", "audio", "data")
PACKED_KINDS = {".css", ".js", ".svg", ".txt", ".bin"}
PREFIX = "/assets/"
SYMBOL = re.compile(r'<symbol id="([^"]+)"')
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
EDGE = re.compile(r"\s*([{};])\s*")
BLANKS = re.compile(r"\s+")
REFERENCE = re.compile(r'url\("\.\./([^"]+)"\)')

Names = dict[str, str]


def init(app: Flask, static: Path, shelf: Path) -> Callable[[str], str]:
    """Fill `shelf` from `static`, serve /assets/…, and give back `asset_url("css/kiosk.css")` for the templates.

    A drawing is asked for by its own name, whichever sheet it is on: `asset_url("icon/umbrella")`.
    """
    names = build(static, shelf)
    kept = set(names.values())
    names |= _drawings(static, names)

    def asset_url(name: str) -> str:
        return PREFIX + names[name]

    def asset(name: str) -> Response:
        return _answer(shelf, name) if name in kept else abort(404)

    app.add_url_rule(f"{PREFIX}<path:name>", "asset", asset)
    return asset_url


def build(static: Path, shelf: Path) -> Names:
    """Put every asset on the shelf, hashed and gzipped. Gives name → hashed name: css/kiosk.css → css/kiosk.1f….css."""
    names: Names = {}
    for folder in KEPT_FOLDERS:
        for file in sorted((static / folder).glob("**/*.*")):
            name = file.relative_to(static).as_posix()
            names[name] = _shelve(shelf, name, file.read_bytes())
    for bundle in sorted(static.glob("*/*.bundle")):
        kind = bundle.parent.name
        name = f"{kind}/{bundle.stem}.{kind}"
        names[name] = _shelve(shelf, name, _bound(bundle, names))
    return names


def _drawings(static: Path, names: Names) -> Names:
    """Where each drawing is: icon/umbrella → img/icons.1f….svg#umbrella."""
    return {
        f"icon/{symbol}": f"{names[f'img/{sheet.name}']}#{symbol}"
        for sheet in (static / "img").glob("icons*.svg")
        for symbol in SYMBOL.findall(sheet.read_text("utf-8"))
    }


def _bound(bundle: Path, names: Names) -> bytes:
    """The listed files in their order as one, without remarks; pictures a style refers to get their hashed names."""
    files = [bundle.parent / line for line in bundle.read_text("utf-8").split()]
    parts = [_bare(file.read_text("utf-8"), file) for file in files]
    if bundle.parent.name == "js":
        return "\n;".join(parts).encode()
    return REFERENCE.sub(lambda found: f'url("{PREFIX}{names[found[1]]}")', "\n".join(parts)).encode()


def _bare(text: str, file: Path) -> str:
    """Without remarks and indents; what came to us small stays as it came, its licence with it."""
    if file.stem.endswith(".min"):
        return text
    if file.suffix == ".js":
        return str(jsmin(text))
    # Blanks elsewhere are left alone: before a colon they tell a descendant from the thing itself.
    return BLANKS.sub(" ", EDGE.sub(r"\1", REMARK.sub("", text))).strip()


def _shelve(shelf: Path, name: str, content: bytes) -> str:
    path = Path(name)
    digest = hashlib.sha256(content).hexdigest()[:12]
    hashed = path.with_suffix(f".{digest}{path.suffix}").as_posix()
    _place(shelf / hashed, content)
    # Packing the strokes takes longer than the rest of the start; it is done once.
    if path.suffix in PACKED_KINDS and not (shelf / f"{hashed}.gz").exists():
        _place(shelf / f"{hashed}.gz", gzip.compress(content, mtime=0))
    return hashed


def _place(path: Path, content: bytes) -> None:
    """Write once and whole: several processes may start together."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        draft.write(content)
    Path(draft.name).chmod(0o644)
    Path(draft.name).replace(path)


def _answer(shelf: Path, name: str) -> Response:
    path = shelf / name
    packed = shelf / f"{name}.gz"
    is_packed = packed.exists() and "gzip" in request.headers.get("Accept-Encoding", "")
    answer = Response(
        (packed if is_packed else path).read_bytes(),
        mimetype=mimetypes.guess_type(name)[0],
    )
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    answer.vary.add("Accept-Encoding")
    if is_packed:
        answer.content_encoding = "gzip"
    return answer
