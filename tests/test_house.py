"""The rules of the house, each a sentence: which way imports run, and where its seams are."""

import ast
import re

from tests.sources import Module, listed, modules

# From the ground up; features on one line do not know each other.
FEATURES = (
    {"community"},
    {"staff"},
    {"partners"},
    {"volunteers"},
    {"certificates"},
    {"kiosk"},
    {"station", "activities", "orders", "mediation", "leaders"},
    {"giving", "honours", "care", "survey", "doublereport", "rights", "aloud"},
    {"board", "feeds", "exchange"},
    {"demo"},
)
FLOOR = {name: floor for floor, names in enumerate(FEATURES) for name in names}
# What the rest stands on: these know nothing of ours but each other.
GROUND = {
    "clock",
    "db",
    "refusal",
    "config",
    "privacy",
    "rules",
    "reach",
    "holdings",
    "keyring",
    "names",
    "papers",
    "surnames",
    "turnstile",
    "qr",
    "pdf",
    "slips",
    "packing",
    "shares",
    "months",
}
# The rooms of a feature, from the inside out: each knows itself and those before it.
ROOMS = ("models", "queries", "verbs", "forms", "face")
# Rules and sums with no database and no Flask, and so nothing of ours but each other and a floor below.
PURE = {
    ("community", "hours"),
    ("community", "lights"),
    ("community", "doors_of"),
    ("community", "timetable"),
    ("community", "holidays"),
    ("staff", "passwords"),
    ("activities", "seating"),
    ("activities", "recurrence"),
    ("activities", "leaves"),
    ("orders", "workclock"),
    ("orders", "lifecycle"),
    ("orders", "promises"),
    ("orders", "wanting"),
    ("orders", "matching"),
    ("care", "recurrence"),
    ("volunteers", "hours"),
    ("volunteers", "merging"),
    ("volunteers", "joining"),
    ("volunteers", "wishes"),
    ("volunteers", "stints"),
    ("volunteers", "deadlines"),
    ("certificates", "certificate"),
    ("certificates", "numbers"),
    ("certificates", "snapshots"),
    ("pdf", "leaves"),
    ("slips", "slip"),
    ("honours", "lifecycle"),
    ("kiosk", "asking"),
    ("aloud", "cutting"),
    ("aloud", "sounds"),
    ("aloud", "phrases"),
}
# A face stands at a door that a higher floor keeps: the desk of the community opens to staff, and a list at the kiosk
# is cut into its sheets.
DOORS = {("staff", "door"), ("staff", "policy"), ("staff", "models"), ("staff", "today"), ("kiosk", "door")}
DOORS |= {("kiosk", "sheets")}
# Folders that are no feature.
NO_FEATURES = GROUND | {"backup", "migrations"}
COMMITS = {("transaction",), ("cli",), ("jobs",), ("setup",)}
# Flask-Login asks a row four questions; its mixin answers them and knows nothing of a request.
MAY_KNOW_LOGIN = ("staff", "models")
FLASK = {"flask", "flask_login", "flask_wtf", "werkzeug"}
READS_TIME = re.compile(
    r"(\w+\.)*(datetime\.(now|utcnow|today|fromtimestamp)|date\.today|time\.(time(_ns)?|localtime|gmtime|strftime))"
)


def test_features_are_built_on_the_floors_below_them() -> None:
    faults = []
    for module in modules():
        here = module.parts[0]
        for line, (there, *room) in module.imports_of_ours():
            if here not in FLOOR or there not in FLOOR or here == there:
                continue
            is_at_the_door = _room(module) == "face" and (there, *room[:1]) in DOORS
            if FLOOR[there] >= FLOOR[here] and not is_at_the_door:
                faults.append(module.at(line, f"{here} must not know {there}"))
    assert not faults, listed(faults)


def test_every_feature_has_its_floor() -> None:
    without = {module.parts[0] for module in modules() if module.is_feature} - FLOOR.keys() - NO_FEATURES
    assert not without, f"say in FEATURES where these stand: {sorted(without)}"


def test_the_ground_knows_nothing_but_the_ground() -> None:
    faults = [
        module.at(line, f"the ground must not know {there[0]}")
        for module in modules()
        for line, there in module.imports_of_ours()
        if module.parts[0] in GROUND | {"audit"} and there[0] not in GROUND
    ]
    assert not faults, listed(faults)


def test_in_a_feature_models_know_no_queries_queries_no_verbs_and_verbs_no_face() -> None:
    faults = []
    for module in modules():
        here = _room(module)
        for line, there in module.imports_of_ours():
            room = _room_called(there[1]) if len(there) > 1 and there[0] == module.parts[0] else None
            if here and room and ROOMS.index(room) > ROOMS.index(here):
                faults.append(module.at(line, f"{here} must not know {room}"))
    assert not faults, listed(faults)


def test_verbs_are_written_without_forms_and_forms_without_verbs() -> None:
    faults = [
        module.at(line, f"{_room(module)} must not know {there[1]}")
        for module in modules()
        for line, there in module.imports_of_ours()
        if len(there) > 1 and {_room(module), _room_called(there[1])} == {"verbs", "forms"}
    ]
    assert not faults, listed(faults)


def test_pure_modules_know_nothing_of_ours() -> None:
    faults = [
        module.at(line, f"pure, but knows {'.'.join(there)}")
        for module in modules()
        for line, there in module.imports_of_ours()
        if module.parts in PURE and there[0] not in {"clock", "rules"} and there[:2] not in PURE
    ]
    assert not faults, listed(faults)


def test_models_queries_verbs_and_pure_modules_never_speak_to_flask() -> None:
    faults = [
        module.at(line, f"knows {name[0]}")
        for module in modules()
        for line, name in module.imports()
        if (_room(module) in {"models", "queries", "verbs"} or module.parts in PURE) and name[0] in FLASK
        if (module.parts, name[0]) != (MAY_KNOW_LOGIN, "flask_login")
    ]
    assert not faults, listed(faults)


def test_faces_hold_no_sql() -> None:
    faults = [
        module.at(node.lineno, f"{ast.unparse(node)[:60]} belongs to queries or verbs")
        for module in modules()
        if _room(module) == "face"
        for node in ast.walk(module.tree)
        if _is_sql(node)
    ]
    assert not faults, listed(faults)


def test_only_the_transaction_commits() -> None:
    faults = [
        module.at(node.lineno, ast.unparse(node))
        for module in modules()
        if module.parts not in COMMITS and module.parts[0] != "demo"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]
    assert not faults, listed(faults)


def test_only_the_clock_reads_time() -> None:
    faults = [
        module.at(node.lineno, ast.unparse(node))
        for module in modules()
        if module.parts != ("clock",)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and READS_TIME.fullmatch(ast.unparse(node.func))
    ]
    assert not faults, listed(faults)


def test_only_hypermedia_speaks_htmx() -> None:
    faults = [
        module.at(line, "ask app.hypermedia instead")
        for module in modules()
        for line, name in module.imports()
        if name[0] == "htmx_flask" and module.parts != ("hypermedia",)
    ]
    assert not faults, listed(faults)


def _room(module: Module) -> str | None:
    return _room_called(module.parts[1]) if module.is_feature else None


def _room_called(name: str) -> str | None:
    """`verbs` of verbs.py and of verbs_stock.py; a face is what a kiosk or a desk shows."""
    word = name.partition("_")[0]
    return "face" if word in {"kiosk", "desk"} else word if word in ROOMS else None


def _is_sql(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in {"select", "insert", "update", "delete", "text"}
    return isinstance(node, ast.Attribute) and ast.unparse(node) == "db.session"
