"""The seven services of 暖蜂驿站, as the article names them: what a new station offers until its keeper says otherwise."""

from typing import Final, NamedTuple

from app.station.models import ServiceKind


class Tile(NamedTuple):
    """A service in both languages, with the drawing on its tile."""

    code: str
    kind: ServiceKind
    name: str
    name_en: str
    hint: str
    hint_en: str
    icon: str


SEVEN: Final = (
    Tile("water", ServiceKind.USE, "免费饮水", "Drinking water", "冷热都有，请自便", "Hot and cold, help yourself", "glass-water"),
    Tile("charge", ServiceKind.USE, "手机充电", "Phone charging", "各种接口都有", "Cables of every kind", "battery-charging"),
    Tile("rest", ServiceKind.USE, "用餐休息", "Eat and rest", "有桌椅，可热饭", "Tables, chairs, a microwave", "utensils"),
    Tile("food", ServiceKind.CONSUME, "简易食品", "Simple food", "先垫垫肚子", "Something to tide you over", "sandwich"),
    Tile("aid", ServiceKind.CONSUME, "急救药箱", "First-aid box", "小伤小痛先处理", "For small hurts", "briefcase-medical"),
    Tile("health", ServiceKind.CONSUME, "防疫物品", "Health protection", "口罩、湿巾", "Masks and wipes", "shield-check"),
    Tile("rain", ServiceKind.LEND, "雨具用品", "Rain gear", "借伞、雨衣、充电宝", "Umbrellas, raincoats, power banks", "umbrella"),
)
