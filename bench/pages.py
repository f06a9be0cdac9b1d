"""Targets 1 and 2: what a kiosk page costs, in multiples of a bare Flask and Jinja page of the same bytes."""

from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any, Final

import sqlalchemy as sa
from flask import Flask, render_template

from app.community.models import Area, Level
from app.db import db
from app.station.models import Service, ServiceKind
from bench import activities, families, gatherings, orders, volunteers
from bench.browser import Browser, Environ, arrive, call
from bench.houses import House
from bench.table import Line, Table

ROUNDS: Final = 15
CALLS: Final = 12
PHONE: Final = "13800005678"
# One question of many, alike in all of them: the first of each row is measured, the others come with what was said.
HALF_SAID: Final = frozenset(
    ["enrolment.enrol", "own_papers.one", "own_papers.print_page", "record.pin_again", "record.pin_done"]
    + [f"join.{step}" for step in ("name", "phone", "age", "guardian", "guardian_phone", "skills", "pin", "pin_again")]
    + [f"join.{step}" for step in ("consent", "known", "waiting", "too_young", "done")]
    + [f"nominating.{step}" for step in ("building", "family", "why", "words", "consent", "phone", "area")]
    + ["objecting.words"]
)


def measure(house: House, app: Flask, table: Table) -> None:
    """Every kiosk page, the home first."""
    browser = arrive(app)
    pages = {name: browser.environ(address) for name, address in _addresses(app, browser).items()}
    pages |= (
        volunteers.pages(app) | families.pages(app) | activities.pages(app) | gatherings.pages(app) | orders.pages(app)
    )
    _expect_all(app, pages)
    for name, environ in pages.items():
        line = Line(1, "kiosk home, CPU over a bare page", 1.6) if name == "home" else Line(2, f"{name}, the same", 2.5)
        table.write(house.database, line, _ratio(app, environ))
    most = max(_statements(app, environ) for environ in pages.values())
    table.write(house.database, Line(2, "statements, the most on any page", 4, "SQL"), most)


def _addresses(app: Flask, browser: Browser) -> dict[str, str]:
    """An address for each page anybody can open at a kiosk."""
    with app.app_context():
        water, food = (_service(kind) for kind in (ServiceKind.USE, ServiceKind.CONSUME))
        house = db.session.query(Area).filter_by(level=Level.BUILDING).order_by(Area.id).first()
        assert house
        building, compound = house.id, house.parent_id
    visit = browser.go("/kiosk/visit", {"who": "courier", "party": 1, "service": water}).location
    lend = {"kind": "umbrella", "phone": PHONE, "consent": "y"}
    loan = browser.go("/kiosk/lend", lend).location
    return {
        "home": "/kiosk/",
        "visit (use)": f"/kiosk/visit?service={water}",
        "visit (take)": f"/kiosk/visit?service={food}",
        "registered": visit,
        "lend": "/kiosk/lend",
        "lend_one": "/kiosk/lend/umbrella",
        "lent": loan,
        "give_back_start": "/kiosk/return",
        "given_back": "/kiosk/returned/101",
        "about": "/kiosk/about",
        "notice": "/kiosk/notice",
        "someone_comes": "/kiosk/help",
        "thanks": "/kiosk/thanks",
        "leaders": "/kiosk/leaders",
        "leaders: buildings": f"/kiosk/leaders/{compound}",
        "leaders: mine": f"/kiosk/leaders/of/{building}",
    }


def _expect_all(app: Flask, pages: dict[str, Environ]) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/kiosk") and "GET" in rule.methods]
    missing = {rule.endpoint for rule in rules} - {_endpoint(app, environ) for environ in pages.values()} - HALF_SAID
    assert not missing, f"give these pages an address: {sorted(missing)}"


def _endpoint(app: Flask, environ: Environ) -> str:
    return str(app.url_map.bind("localhost").match(environ["PATH_INFO"], "GET")[0])


def _service(kind: ServiceKind) -> int:
    return db.session.scalars(sa.select(Service.id).where(Service.kind == kind).order_by(Service.position)).first() or 0


def _ratio(app: Flask, environ: Environ) -> float:
    """CPU of the page over CPU of the floor, each round beside the other, the middle of many rounds."""
    answer = call(app, environ)
    assert answer.status == 200, (environ["PATH_INFO"], answer)
    floor = bare(len(answer.body))
    assert len(call(floor, environ).body) == len(answer.body)
    sides = (lambda: call(app, environ), lambda: call(floor, environ))
    for side in sides:
        _cpu(side)
    return median(_cpu(sides[0]) / _cpu(sides[1]) for _ in range(ROUNDS))


def _cpu(deed: Callable[[], Any]) -> float:
    begun = process_time()
    for _ in range(CALLS):
        deed()
    return process_time() - begun


def _statements(app: Flask, environ: Environ) -> int:
    """How many statements the page asks of the database; BEGIN and ROLLBACK are not counted."""
    heard: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        heard.append(statement)

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", hear)
    call(app, environ)
    sa.event.remove(engine, "before_cursor_execute", hear)
    return sum(not statement.startswith("BEGIN") for statement in heard)


ROW: Final = (
    '<li><a class="tile tile--{{ family }}" href="{{ url }}"><svg><use href="#{{ symbol }}"/></svg>'
    "<strong>{{ label }}</strong><small>{{ caption }}</small></a></li>\n"
)
PAGE: Final = "<!doctype html>\n<ul>{% for url, symbol, family, label, caption in rows %}" + ROW + "{% endfor %}</ul>"


def bare(size: int) -> Flask:
    """The floor: 30 rows of five strings in a Flask and Jinja page of exactly `size` bytes, and nothing else."""
    app = Flask("floor")
    rows = [(f"/visit/{number}", "droplets", "honey", "免费饮水", "热水、凉水") for number in range(30)]
    unpadded = app.jinja_env.from_string(PAGE).render(rows=rows)
    template = app.jinja_env.from_string(PAGE + "x" * (size - len(unpadded.encode())))

    @app.get("/", defaults={"_path": ""})
    @app.get("/<path:_path>")
    def page(_path: str) -> str:
        return render_template(template, rows=rows)

    return app
