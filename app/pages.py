"""Pages are shown here, each in the language of the person looking."""

from collections.abc import Callable
from threading import Thread
from typing import Any, Final, cast

from flask import Flask, Response, current_app, redirect, request, url_for
from flask_wtf import FlaskForm

from app import words
from app.folding import SpeakingEnvironment

KEY: Final = "pages"


def init(app: Flask, **constants: Callable[[str], str]) -> None:
    """Prepare to show pages; calls of `constants` with a literal are folded (asset_url=…)."""
    app.extensions[KEY] = (constants, {})


def show(template: str, status: int = 200, **values: Any) -> Response:
    """Show a template, with what the context processors add."""
    current_app.update_template_context(values)
    return _answer(render(template, values), status, words.language())


def lead_to(endpoint: str, **values: Any) -> Response:
    """Send the reader on to a page (303), as every kept POST does."""
    return cast(Response, redirect(url_for(endpoint, **values), 303))


def errors(form: FlaskForm) -> dict[str, str]:
    """The first complaint about each field, for the page that shows the form again."""
    return {name: str(complaints[0]) for name, complaints in form.errors.items() if complaints}


def show_alone(template: str, status: int, **values: Any) -> Response:
    """Show a template with only its values and `status`: no session, no person, no database."""
    return _answer(render(template, {**values, "status": status}), status, words.language())


def show_if_changed(template: str, **values: Any) -> Response:
    """Show a polled piece, or answer 304 when the asker has it. For nothing personal."""
    response = show(template, **values)
    response.cache_control.private = True
    response.cache_control.no_cache = True
    response.add_etag(weak=True)
    return cast(Response, response.make_conditional(request))


def render(template: str, values: dict[str, Any]) -> str:
    environment = speaking(current_app, words.language())
    page = environment.get_template(template)
    # Sharing one plain dict spares Jinja's slow merge of chained globals.
    context = page.new_context({**environment.globals, **values}, shared=True)
    try:
        return environment.concat(page.root_render_func(context))
    except Exception:  # noqa: BLE001 — handed on to Jinja, which names the template's own line
        environment.handle_exception()


def _answer(body: str, status: int, tongue: str) -> Response:
    response = current_app.response_class(body, status, content_type="text/html; charset=utf-8")
    response.headers["Content-Language"] = words.TAGS[tongue]
    return response


def speaking(app: Flask, tongue: str) -> SpeakingEnvironment:
    """Find a language's templates, made at first need so that all of the house is wired."""
    constants, made = app.extensions[KEY]
    if tongue not in made:
        phrases = words.phrases(app, tongue)
        made[tongue] = SpeakingEnvironment(app, tongue, phrases, constants)
    return cast(SpeakingEnvironment, made[tongue])


def warm(app: Flask) -> None:
    """Compile every page in every language."""
    for tongue in words.LOCALES:
        environment = speaking(app, tongue)
        for template in environment.list_templates(extensions=["html"]):
            environment.get_template(template)


def warm_soon(app: Flask) -> Thread:
    """Warm beside the first requests, so that the start does not wait."""
    beside = Thread(target=warm, args=(app,), name="warm pages", daemon=True)
    beside.start()
    return beside
