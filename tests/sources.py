"""The house's own files, as its rules read them."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

TOP = Path(__file__).parent.parent
OURS = ("app", "bench", "tests", "tools")
WRITTEN = ("*.py", "*.html", "*.css", "*.js", "*.md", "*.toml", "*.yaml", "*.service", "*.timer", "Makefile", "run")
NOT_OURS = {"vendor", "versions", "node_modules", "instance", "__pycache__"}


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: Path
    tree: ast.Module

    @property
    def parts(self) -> tuple[str, ...]:
        """`("orders", "verbs")` of app/orders/verbs.py; a package is its name alone."""
        return self.path.relative_to(TOP / "app").with_suffix("").parts

    @property
    def is_feature(self) -> bool:
        return len(self.parts) > 1

    def at(self, line: int, words: str) -> str:
        return f"{self.path.relative_to(TOP)}:{line}: {words}"

    def imports(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Every import, also those inside functions: the line, and the dotted name in parts."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, tuple(each.name.split("."))) for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((node.lineno, (*node.module.split("."), each.name)) for each in node.names)

    def imports_of_ours(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The same for what is in app/, without `app` itself."""
        yield from ((line, name[1:]) for line, name in self.imports() if name[0] == "app")

    def names(self) -> Iterator[tuple[int, str]]:
        """What is named here: functions and classes."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield node.lineno, node.name


@cache
def modules(folder: str = "app") -> list[Module]:
    """Read once: a dozen rules look through all of it."""
    return [Module(path, ast.parse(path.read_text("utf-8"))) for path in files((folder,), ("*.py",))]


@cache
def files(folders: tuple[str, ...], patterns: tuple[str, ...]) -> list[Path]:
    found = (path for folder in folders for pattern in patterns for path in (TOP / folder).rglob(pattern))
    return sorted(path for path in found if not NOT_OURS.intersection(path.relative_to(TOP).parts))


def everything_written() -> list[Path]:
    """Every text of ours, wherever it lies, but for what tools made (locks, catalogues)."""
    folders = (*OURS, "templates", "static", "docs", "deploy", ".ci")
    return files(folders, WRITTEN) + sorted(path for name in WRITTEN for path in TOP.glob(name))


def matches(paths: Iterable[Path], pattern: str) -> list[str]:
    """`file:line: what` for every match in the files."""
    return [
        f"{path.relative_to(TOP)}:{text.count(chr(10), 0, match.start()) + 1}: {match.group().strip()}"
        for path in paths
        for text in [path.read_text("utf-8")]
        for match in re.finditer(pattern, text)
    ]


class Tags(HTMLParser):
    """The tags of a template; what Jinja says inside them is left as it stands."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.found: list[tuple[str, str, dict[str, str]]] = []
        # Expressions hold quotes and angle brackets of their own, which are no HTML; lines stay where they are.
        text = re.sub(r"{{.*?}}|{#.*?#}|{%.*?%}", _without_marks, path.read_text("utf-8"), flags=re.DOTALL)
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        where = f"{self.path.relative_to(TOP)}:{self.getpos()[0]}"
        self.found.append((where, tag, {name: value or "" for name, value in attrs}))


def _without_marks(spoken: re.Match[str]) -> str:
    return re.sub(r"[\"'<>&]", "", spoken.group())


def templates() -> list[Path]:
    return files(("templates",), ("*.html",))


def listed(faults: Iterable[str]) -> str:
    """A message for an assert: one fault a line."""
    return "\n" + "\n".join(faults)
