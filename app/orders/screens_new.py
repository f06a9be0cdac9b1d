"""How a new order reads at the kiosk: the tiles to tap, and what has been said so far."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from app import clock
from app.community.models import Area
from app.daywords import day_words
from app.orders import wanting
from app.orders.models import Order
from app.orders.models_lists import ServiceItem
from app.orders.queries_menu import Tile
from app.privacy import mask_phone
from app.words import _, _l, language

HALVES: Final = {"morning": _l("上午"), "afternoon": _l("下午"), "any": _l("全天都行")}
_DAYS: Final = (_l("今天"), _l("明天"), _l("后天"))


def named(tile: Tile) -> str:
    """In the reader's language, where the desk has said it."""
    return in_own_words(tile.name, tile.name_en)


def in_own_words(name: str, name_en: str) -> str:
    return name_en if language() == "en" and name_en else name


def times() -> list[tuple[str, str, str]]:
    """(code, words, the day itself) to tap."""
    return [(code, when_words(code), _day_of(code)) for code in wanting.times(clock.now().hour)]


def when_words(code: str) -> str:
    """明天上午."""
    if code == wanting.ANY:
        return str(_("哪天都行"))
    ahead, _dash, half = code.partition("-")
    day = str(_DAYS[int(ahead)])
    return day if half == "any" else str(_("%(day)s%(half)s", day=day, half=HALVES[half]))


def wanted_words(day: date | None, half: str) -> str:
    """3月4日 星期三 上午."""
    if day is None:
        return str(_("哪天都行"))
    return f"{day_words(day, language())} {HALVES[half]}" if half != "any" else day_words(day, language())


def units() -> list[tuple[int, str]]:
    """Stairways to tap; 0: there are none."""
    numbered = [(number, str(_("%(number)d 单元", number=number))) for number in range(1, wanting.UNITS + 1)]
    return [*numbered, (0, str(_("没有单元")))]


def door_words(building: Area, unit: str, room: str) -> str:
    """万隆一品小区3栋 2单元 1503."""
    house = f"{building.parent.name}{building.name}" if building.parent else building.name
    return " ".join(part for part in (house, unit, room) if part)


def unit_code(number: int) -> str:
    return f"{number}单元" if number else ""


def summary(answers: Mapping[str, Any], item: ServiceItem, building: Area) -> list[tuple[str, str]]:
    """Heads and words of what has been said."""
    rows = [
        (str(_("要什么")), in_own_words(item.name, item.name_en)),
        (str(_("什么时候")), when_words(answers["when"])),
        (str(_("在哪里")), door_words(building, unit_code(answers["unit"]), answers["room"])),
        (str(_("电话")), mask_phone(answers["phone"])),
    ]
    return [*rows, (str(_("还想说")), answers["wish"])] if answers.get("wish") else rows


def health_points(item: ServiceItem, days: int) -> list[str]:
    """What is written down of somebody's health, who sees it, and how long."""
    return [
        _("只记：%(item)s，和您自己写的话", item=in_own_words(item.name, item.name_en)),
        _("您写的话会加密，只有社区工作人员打得开"),
        _("志愿者接单后只看到「%(task)s」和地址", task=item.task),
        _("办完结了就删掉您写的话；地址电话 %(days)d 天后删除", days=days),
    ]


def promise_line(order: Order) -> str:
    """What happens next with an order just placed."""
    if order.urgency.value == "urgent":
        return str(_("这是急事，我们马上安排，会打电话给您。"))
    return str(_("社区今天会安排，有志愿者接了就打电话给您。"))


def _day_of(code: str) -> str:
    if code == wanting.ANY:
        return ""
    return day_words(clock.today() + timedelta(days=int(code.partition("-")[0])), language())
