"""The seven services every 暖蜂驿站 opens with, as they stand on the kiosk's tiles."""

from typing import Final, NamedTuple

from app.station.models import ServiceKind

USE, CONSUME, LEND = ServiceKind.USE, ServiceKind.CONSUME, ServiceKind.LEND


class Seventh(NamedTuple):
    """One of the seven: what it is called, what its tile says under the name, and its icon."""

    code: str
    kind: ServiceKind
    name: str
    name_en: str
    hint: str
    hint_en: str
    icon: str


SEVEN: Final = (
    Seventh("water", USE, "免费饮水", "Drinking water", "冷热都有", "Hot and cold", "glass-water"),
    Seventh("charge", USE, "手机充电", "Phone charging", "线都备好了", "Cables are here", "battery-charging"),
    Seventh("rest", USE, "用餐休息", "Rest and meals", "有座位、微波炉", "Seats and a microwave", "microwave"),
    Seventh("food", CONSUME, "简易食品", "Simple food", "面包、饼干", "Bread and biscuits", "sandwich"),
    Seventh("aid", CONSUME, "急救药箱", "First-aid box", "创可贴、消毒棉", "Plasters and swabs", "briefcase-medical"),
    Seventh("health", CONSUME, "防疫物品", "Health supplies", "口罩、消毒液", "Masks and sanitiser", "shield-plus"),
    Seventh("rain", LEND, "雨具用品", "Rain gear", "雨伞、雨衣", "Umbrellas and raincoats", "umbrella"),
)
