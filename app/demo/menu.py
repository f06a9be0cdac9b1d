"""The demo's menu: the one every new house begins with."""

from app.demo.rows import Row, Rows
from app.orders.menu import MENU, Course
from app.orders.models_lists import ServiceCategory, ServiceItem


def lay_out(rows: Rows) -> None:
    """Twelve kinds of service and what can be asked for in each."""
    for position, course in enumerate(MENU):
        said = {"code": course.code, "name": course.name, "name_en": course.name_en, "icon": course.icon}
        category = rows.add(ServiceCategory, **said, kind=course.kind, position=position, retired_at=None)
        _fill(rows, category, course)


def _fill(rows: Rows, category: Row, course: Course) -> None:
    for position, dish in enumerate(course.dishes):
        kept = {"promise_days": None, "retired_at": None, "position": position, "is_sensitive": course.is_sensitive}
        rows.add(ServiceItem, category_id=category["id"], **dish._asdict(), **kept)
