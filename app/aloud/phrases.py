"""What the kiosk says, read from its own pages: headings first, then questions, buttons and the rest."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Environment, FileSystemLoader, nodes

SCREEN: Final = "layout/kiosk.html"
_TAG: Final = re.compile(r"<(\w+)([^<>]*)>[^<>]*$")
_SPOKEN: Final = ("_", "gettext", "ngettext")
_SAYING_BLOCKS: Final = frozenset({"hint", "say", "why", "meanwhile", "words", "swipe_hint"})
_UNSAID_TAGS: Final = frozenset({"a", "button", "dt", "dd", "th", "td", "legend", "label", "small", "input", "div"})


class Part(StrEnum):
    """Where on a page a phrase stands, and so how often it is heard."""

    NUMBER = "number"
    HEADING = "heading"
    QUESTION = "question"
    BUTTON = "button"
    REST = "rest"
    OWN = "own"


class Said(NamedTuple):
    """A phrase of the pages, in Chinese as it is written there."""

    part: Part
    phrase: str


class Place(NamedTuple):
    """Where in a page one reads: the block, and the words of the page just before."""

    block: str
    before: str


@cache
def said(folder: Path) -> tuple[Said, ...]:
    """Every phrase of the kiosk's pages, each once, where it weighs most."""
    found = [phrase for page in _screens(folder).values() for phrase in _phrases(page)]
    first: dict[str, Part] = {}
    for each in sorted(found, key=lambda phrase: list(Part).index(phrase.part)):
        first.setdefault(each.phrase, each.part)
    return tuple(Said(part, phrase) for phrase, part in first.items())


def _screens(folder: Path) -> dict[str, nodes.Template]:
    """The pages that are hung in the kiosk's frame, and what they take in."""
    paper = Environment(loader=FileSystemLoader(folder), autoescape=True)
    pages = {name: paper.parse(_source(paper, name)) for name in paper.list_templates(extensions=["html"])}
    inside = {SCREEN}
    while more := {name for name, page in pages.items() if name not in inside and _leads(page, inside)} | {
        each for name in inside for each in _taken_in(pages[name]) if each in pages and each not in inside
    }:
        inside |= more
    return {name: pages[name] for name in sorted(inside)}


def _source(paper: Environment, name: str) -> str:
    assert paper.loader is not None
    return paper.loader.get_source(paper, name)[0]


def _leads(page: nodes.Template, inside: set[str]) -> bool:
    return any(_name(each.template) in inside for each in page.find_all(nodes.Extends))


def _taken_in(page: nodes.Template) -> set[str]:
    return {_name(each.template) for each in page.find_all(nodes.Include)}


def _name(told: nodes.Node) -> str:
    return str(told.value) if isinstance(told, nodes.Const) else ""


def _phrases(page: nodes.Template) -> Iterator[Said]:
    for place, phrase, macro in _walk(page, Place("", "")):
        part = _part(place, macro)
        if part is not None:
            yield Said(part, phrase)


def _walk(node: nodes.Node, place: Place, macro: str = "") -> Iterator[tuple[Place, str, str]]:
    """Every phrase below `node`, in the order it stands there: where, what, and to which macro it is given."""
    if isinstance(node, nodes.Block):
        place = Place(node.name, "")
    if isinstance(node, nodes.Call):
        called = _called(node.node)
        if called in _SPOKEN:
            phrases = node.args[: 2 if called == "ngettext" else 1]
            yield from ((place, each.value, macro) for each in phrases if isinstance(each, nodes.Const))
            return
        macro = called
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.TemplateData):
            place = place._replace(before=place.before[-300:] + child.data)
        else:
            yield from _walk(child, place, macro)
            place = place._replace(before=place.before + _raw(child))


def _called(node: nodes.Node) -> str:
    return node.attr if isinstance(node, nodes.Getattr) else str(getattr(node, "name", ""))


def _raw(node: nodes.Node) -> str:
    return "".join(each.data for each in node.find_all(nodes.TemplateData))


def _part(place: Place, macro: str) -> Part | None:
    tag, more = _open_tag(place.before)
    if place.block == "title" or tag == "h1":
        return Part.HEADING
    if macro == "question" or tag == "h2" or "h2" in more:
        return Part.QUESTION
    if macro in {"main_button", "home_count"} or "btn--main" in more:
        return Part.BUTTON
    if macro or tag in _UNSAID_TAGS or "vh" in more:
        return None
    return Part.REST if tag in {"p", "strong", "em"} or place.block in _SAYING_BLOCKS else None


def _open_tag(before: str) -> tuple[str, str]:
    """The last tag that was opened, and what it says of itself; one that stands open in an attribute is none."""
    found = _TAG.search(before)
    return (found[1], found[2]) if found else ("", "")
