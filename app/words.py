"""The station's two tongues: Chinese as it is written, English from the catalogue."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, current_app, g, has_app_context, has_request_context
from flask_babel import Babel, Domain, get_locale, refresh
from flask_babel import ngettext as flask_babel_ngettext
from flask_babel.speaklater import LazyString
from sqlalchemy.exc import SQLAlchemyError

__all__ = ["_", "_l", "_lc", "gettext", "in_chinese", "language", "lazy_gettext", "ngettext", "pgettext"]

LOCALES: Final = {"zh": Locale.parse("zh_Hans_CN"), "en": Locale.parse("en")}
DEFAULT: Final = "zh"
TAGS: Final = {"zh": "zh-CN", "en": "en"}
HERE: Final = Path(__file__).parent / "translations"

K = TypeVar("K")

ngettext: Callable[..., str] = flask_babel_ngettext


def gettext(text: str, **values: Any) -> str:
    """Say `text` in the language of the present request, with `values` set into it."""
    said = phrases(current_app, language()).gettext(text) if has_app_context() else text
    return said % values if values else said


def pgettext(context: str, text: str) -> str:
    """Say `text` as it is said in one place, where English has another word for it than elsewhere."""
    return cast(str, phrases(current_app, language()).pgettext(context, text)) if has_app_context() else text


_: Callable[..., str] = gettext
_l: Callable[..., Any] = partial(LazyString, gettext)
_lc: Callable[..., Any] = partial(LazyString, pgettext)
lazy_gettext = _l


def init(app: Flask, spoken: Callable[[], str | None], folder: Path = HERE) -> None:
    """Let `spoken()` choose the language of each request: "zh", "en", or None for Chinese."""
    babel = Babel(configure_jinja=False)
    babel.init_app(
        app,
        default_locale=str(LOCALES[DEFAULT]),
        default_timezone="Asia/Shanghai",
        locale_selector=partial(chosen, spoken),
    )
    babel.domain_instance = PlainCatalogue(folder)
    # An outer app context would keep the language of the request before.
    app.before_request(_listen_anew)


def chosen(spoken: Callable[[], str | None]) -> Locale:
    """Ask for the language; with the database away the house still speaks, in Chinese."""
    try:
        return LOCALES[known(spoken() if has_request_context() else None)]
    except SQLAlchemyError:
        return LOCALES[DEFAULT]


def known(tongue: str | None) -> str:
    """Map a language, locale or tag ("en", "zh_Hans_CN", "en-GB") to one we speak."""
    start = (tongue or DEFAULT)[:2].lower()
    return start if start in LOCALES else DEFAULT


def language() -> str:
    """Name the language of the present request; Chinese outside one."""
    if not has_app_context():
        return DEFAULT
    if "tongue" not in g:
        locale = get_locale()
        g.tongue = locale.language if locale else DEFAULT
    return cast(str, g.tongue)


def speak_chinese() -> None:
    """From here on this answer is in Chinese: official papers are, whoever prints them."""
    g.tongue = DEFAULT


def _listen_anew() -> None:
    refresh()
    g.pop("tongue", None)


class PlainCatalogue(Domain):  # type: ignore[misc]
    """Reads the .po itself, so there is no compiled file to forget."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder

    def get_translations(self) -> NullTranslations:
        return translations(language(), self.folder)


@lru_cache
def translations(tongue: str, folder: Path = HERE) -> NullTranslations:
    """Read one language's phrases; a phrase without a translation stays Chinese."""
    book = catalogue_path(tongue, folder)
    if not book.exists():
        return NullTranslations()

    compiled = BytesIO()
    with book.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=tongue, charset="utf-8"))
    compiled.seek(0)
    return Translations(compiled)


def phrases(app: Flask, tongue: str) -> NullTranslations:
    """Find the phrases an app was set up with."""
    return translations(tongue, folder(app))


def folder(app: Flask) -> Path:
    """Find where an app keeps its phrase books."""
    return cast(Path, app.extensions["babel"].instance.domain_instance.folder)


def catalogue_path(tongue: str, folder: Path = HERE) -> Path:
    return folder / tongue / "LC_MESSAGES" / "messages.po"


def in_chinese(choices: Mapping[K, object]) -> dict[str, K]:
    """What can be chosen, by its Chinese words whoever reads: tables are filled in in Chinese."""
    with speaking(DEFAULT):
        return {str(words): key for key, words in choices.items()}


@contextmanager
def speaking(tongue: str) -> Iterator[None]:
    """What is said in here is said in that language, whoever reads."""
    spoken, g.tongue = language(), tongue
    try:
        yield
    finally:
        g.tongue = spoken
