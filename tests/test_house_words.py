"""The rules of the house about its texts: templates, names, sizes, and what is never written down."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.sources import OURS, TOP, Tags, everything_written, files, listed, matches, modules, templates

UNSAID = {"handle", "handler", "process", "manage", "manager", "perform", "helper", "helpers", "util", "utils"}
UNSAID |= {"data", "info", "get"}
# Names that a library calls us by.
CALLED_BY_OTHERS = {
    "process_bind_param",
    "process_result_value",
    "handle_starttag",
    "handle_endtag",
    "handle_data",
    "get_translations",
    "get_cookie_secure",
    "_get_default_module",
}
LONGEST = {"app": 200, "templates": 60, "static/css": 80, "static/js": 60}


def test_templates_hold_no_script_no_style_and_no_handler() -> None:
    faults = []
    for path in templates():
        for where, tag, said in Tags(path).found:
            is_script = tag == "script" and "src" not in said and said.get("type") != "application/ld+json"
            handlers = [name for name in said if re.fullmatch(r"style|on[a-z]+|(data-)?hx-on.*|(data-)?hx-vals", name)]
            if is_script or tag == "style" or handlers or "javascript:" in str(said):
                faults.append(f"{where}: <{tag} {' '.join(handlers)}>")
    assert not faults, listed(faults)


def test_every_form_says_where_it_goes() -> None:
    faults = [
        f"{where}: a form without an address"
        for path in templates()
        for where, tag, said in Tags(path).found
        if tag == "form" and not said.get("action") and "id" not in said  # the buttons of a named one bring theirs
    ]
    assert not faults, listed(faults)


def test_every_form_that_writes_carries_its_token_and_at_the_kiosk_its_ticket() -> None:
    faults = []
    for path in templates():
        text = path.read_text("utf-8")
        for form in re.finditer(r"<form\b.*?</form>", text, re.DOTALL):
            where = f"{path.name}:{text.count(chr(10), 0, form.start()) + 1}"
            opening = form.group().partition(">")[0].replace("'", '"')
            if 'method="post"' not in opening:
                continue
            if "csrf()" not in form.group() and "hidden_tag" not in form.group():
                faults.append(f"{where}: no csrf()")
            is_desk = path.parent.name == "desk" or path.name.startswith(("desk", "_desk")) or "enrol" in opening
            if not is_desk and _is_of_kiosk(text) and "ticket()" not in form.group():
                faults.append(f"{where}: no ticket()")
    assert not faults, listed(faults)


def test_every_module_begins_with_one_line_about_itself() -> None:
    faults = []
    for folder in OURS:
        for module in modules(folder):
            first = module.tree.body[0] if module.tree.body else None
            words = getattr(getattr(first, "value", None), "value", "")
            if module.path.read_text("utf-8").strip() and not (isinstance(words, str) and words.strip()):
                faults.append(module.at(1, "says nothing about itself"))
            elif isinstance(words, str) and len(words.partition("\n")[0]) > 120:
                faults.append(module.at(1, "says too much in one line"))
    assert not faults, listed(faults)


def test_names_say_what_is_done_and_not_that_something_is_done() -> None:
    faults = []
    for folder in OURS:
        for module in modules(folder):
            if module.path.name.startswith("test_"):
                continue
            for line, name in [(1, module.path.stem), *module.names()]:
                words = re.findall(r"[a-z]+|[A-Z][a-z]*", name)
                if UNSAID.intersection(word.lower() for word in words) and name not in CALLED_BY_OTHERS:
                    faults.append(module.at(line, name))
    assert not faults, listed(faults)


def test_tests_are_named_by_sentences() -> None:
    faults = [
        module.at(line, name)
        for module in modules("tests")
        for line, name in module.names()
        if name.startswith("test_") and name.count("_") < 3
    ]
    assert not faults, listed(faults)


def test_nothing_has_grown_too_long_to_read_at_once() -> None:
    faults = []
    for folder, most in LONGEST.items():
        for path in files((folder,), ("*.py", "*.html", "*.css", "*.js")):
            lines = path.read_text("utf-8").count("\n")
            if lines > most:
                faults.append(f"{path.relative_to(TOP)}: {lines} lines, {most} are enough: split it by noun")
    assert not faults, listed(faults)


def test_half_of_all_functions_have_no_more_than_six_lines() -> None:
    lengths = [
        (node.end_lineno or 0) - node.body[0].lineno + 1 for module in modules() for node in _functions(module.tree)
    ]
    assert not lengths or median(lengths) <= 6


def test_nothing_is_left_to_do_and_no_test_is_skipped() -> None:
    pattern = r"\bTO" + r"DO\b|\bFIX" + r"ME\b|\bXX" + r"X\b|pytest\.sk" + r"ip|mark\.sk" + r"ip|mark\.xf" + "ail"
    found = matches(everything_written(), pattern)
    assert not found, listed(found)


def test_no_text_knows_the_machine_it_was_written_on() -> None:
    places = "|".join(
        ("/ho" + "me/", "/ro" + "ot/", "/wo" + "rk/", "/Us" + "ers/", "file" + ":///", "extra-in" + "dex")
    )
    found = matches(everything_written(), rf"(?<![\w.])({places})\S*")
    assert not found, listed(found)


def test_what_is_not_ours_says_its_version_and_its_licence() -> None:
    for folder in ("static/vendor", "tests/browser/vendor"):
        for path in _vendored(folder):
            assert re.search(r"-\d+\.\d+\.\d+", path.name), f"{folder}/{path.name} does not say its version"
            licence = path.parent / f"{path.name.partition('-')[0]}.LICENSE.txt"
            assert licence.exists(), f"{folder}/{licence.name} is missing"


def test_a_typeface_says_its_version_its_terms_and_where_it_comes_from_and_is_no_burden() -> None:
    shelves = {path.parent for path in TOP.glob("app/**/*.ttf*")}
    assert shelves
    for shelf in shelves:
        assert "SIL Open Font License" in (shelf / "OFL.txt").read_text("utf-8")
        for typeface in shelf.glob("*.ttf*"):
            assert re.search(r"-\d+\.\d+", typeface.name), f"{typeface.name} does not say its version"
            assert typeface.name in (shelf / "README.md").read_text("utf-8")
            assert typeface.stat().st_size < 6.5e6


def test_every_table_says_where_it_is_from_and_has_its_licence_beside_it() -> None:
    folder = TOP / "static" / "data"
    said = (folder / "README.md").read_text("utf-8")
    tables = [path for path in folder.iterdir() if path.name != "README.md" and ".LICENSE" not in path.name]
    assert tables
    for path in tables:
        row = next((line for line in said.splitlines() if line.startswith(f"| `{path.name}`")), "")
        assert re.search(r"\d+\.\d+\.\d+", row), f"README.md does not say from which version {path.name} is made"
        assert re.search(r"`tools/\w+\.py`", row), f"README.md does not say which tool makes {path.name}"
        assert (folder / f"{path.stem}.LICENSE.txt").exists(), f"the licence of {path.name} is missing"


def _is_of_kiosk(text: str) -> bool:
    """A template of the desk says so in its first lines; the pieces of both are looked at as the kiosk's."""
    return "layout/desk" not in text and "layout/gate" not in text


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _vendored(folder: str) -> Iterator[Path]:
    yield from (TOP / folder).glob("*.js")
