"""Templates that already speak: literal phrases are put in when a page is compiled."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, Final, cast

from babel.support import NullTranslations
from flask import Flask
from flask.templating import Environment
from jinja2 import Template, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import escape
from werkzeug.routing import BuildError, Map

from app import daywords
from app.words import TAGS

Spell = Callable[[str], str | None]
PLACE: Final = re.compile(r"%\((\w+)\)s")
SPOKEN: Final = ("_", "gettext")
# Macros that look at nothing but the words they are given: drawn once, then remembered.
DRAWINGS: Final = ("icon", "hexagon", "logo", "badge", "tick")


class Remembering(Template):
    """A template whose macros are made once, not for every page that imports them."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 — every page has the same globals
        if self._module is None:
            module = self.make_module()
            for name in () if self.environment.auto_reload else DRAWINGS:
                if hasattr(module, name):
                    setattr(module, name, lru_cache(1024, typed=True)(getattr(module, name)))
            self._module = module
        return self._module


class SpeakingEnvironment(Environment):
    """One language's templates; a translation is plain text and is escaped like any other."""

    template_class = Remembering

    def __init__(self, app: Flask, tongue: str, phrases: NullTranslations, constants: Mapping[str, Spell]) -> None:
        super().__init__(app, **_options(app))
        # While developing, a changed asset must show without touching the template.
        fixed: dict[str, Spell] = {} if app.debug else {**constants, "url_for": partial(fixed_address, app.url_map)}
        self.folding = Folding({**fixed, **dict.fromkeys(SPOKEN, phrases.gettext)})
        self.globals.update(app.jinja_env.globals, **spoken_globals(phrases), **constants)
        self.globals.update(language=tongue, lang=TAGS[tongue])
        self.filters |= app.jinja_env.filters | day_filters(tongue)
        self.tests |= app.jinja_env.tests

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 — Jinja's own signature
    ) -> str:
        folded = cast(nodes.Template, self.folding.visit(source))
        folded.set_environment(self)
        return super()._generate(folded, name, filename, defer_init)


def _options(app: Flask) -> dict[str, Any]:
    fixed = {"autoescape": app.select_jinja_autoescape, "auto_reload": app.debug}
    return {**app.jinja_options, **fixed, "cache_size": -1}


def fixed_address(house: Map, endpoint: str) -> str | None:
    """The address of a page that needs nothing but its name; the house is always at the top of its host."""
    try:
        return house.bind("localhost").build(endpoint)
    except BuildError:
        return None


def day_filters(tongue: str) -> dict[str, Callable[..., str]]:
    return {
        "day": partial(daywords.day_words, language=tongue),
        "moment": partial(daywords.moment_words, language=tongue),
        "brief": partial(daywords.brief_words, language=tongue),
        "clock": partial(daywords.time_words, language=tongue),
    }


class Folding(NodeTransformer):
    """Replaces `_('…')`, `asset_url('…')` and `url_for('…')` by what they would have answered."""

    def __init__(self, spells: Mapping[str, Spell]) -> None:
        self.spells = spells

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        self.generic_visit(node)
        literal = self._literal(node)
        if literal is None:
            return node
        return _filled(literal, {pair.key: pair.value for pair in node.kwargs}, node)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:
        self.generic_visit(node)
        node.nodes = [part for child in node.nodes for part in _parts(child)]
        return node

    def _literal(self, node: nodes.Call) -> str | None:
        match node:
            case nodes.Call(
                node=nodes.Name(name=name),
                args=[nodes.Const(value=str() as words)],
                dyn_args=None,
                dyn_kwargs=None,
            ) if name in (SPOKEN if node.kwargs else self.spells):
                return self.spells[name](words)
        return None


def _filled(text: str, values: dict[str, nodes.Expr], call: nodes.Call) -> nodes.Expr:
    """Set the values between the pieces of text; the run time keeps what is not plain."""
    if not values:
        return nodes.Const(text, lineno=call.lineno)

    pieces = PLACE.split(text)
    if any("%" in words for words in pieces[::2]) or not values.keys() >= set(pieces[1::2]):
        return call
    parts = [values[p] if i % 2 else nodes.Const(p) for i, p in enumerate(pieces) if p]
    joined = nodes.Concat(parts)
    joined.set_lineno(call.lineno)
    return joined


def _parts(node: nodes.Expr) -> Iterator[nodes.Expr]:
    if isinstance(node, nodes.Concat):
        yield from node.nodes
    else:
        yield node


def spoken_globals(phrases: NullTranslations) -> dict[str, Callable[..., str]]:
    """Words for phrases known only at run time, with the same escaping as folded ones."""

    def said(text: str, **values: Any) -> str:
        return _set(phrases.gettext(str(text)), values)

    def counted(one: str, many: str, num: int, **values: Any) -> str:
        return _set(phrases.ngettext(one, many, num), {"num": num, **values})

    return {"_": said, "gettext": said, "ngettext": counted}


def _set(text: str, values: dict[str, Any]) -> str:
    """Without values a percent sign is a percent sign, as in `app.words`."""
    if not values:
        return text
    if any(hasattr(value, "__html__") for value in values.values()):
        return escape(text) % values
    return text % values
