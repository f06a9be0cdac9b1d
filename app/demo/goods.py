"""What stands on the demo's shelf: what it is called, how long it keeps, how much comes at a time."""

from typing import Final, NamedTuple


class Goods(NamedTuple):
    """A supply: its service, names, units, most per visit, when it is low, size of a delivery, days it keeps, share."""

    service: str
    name: str
    name_en: str
    unit: str
    unit_en: str
    limit: int
    low_at: int
    delivery: int
    keeps: int
    share: int


BREAD: Final = Goods("food", "面包", "Bread", "个", "pieces", 2, 4, 14, 7, 35)
BISCUITS: Final = Goods("food", "饼干", "Biscuits", "包", "packs", 2, 10, 60, 240, 25)
NOODLES: Final = Goods("food", "方便面", "Instant noodles", "桶", "cups", 2, 10, 48, 180, 25)
CONGEE: Final = Goods("food", "八宝粥", "Mixed congee", "罐", "cans", 1, 8, 36, 365, 15)
PLASTERS: Final = Goods("aid", "创可贴", "Plasters", "片", "strips", 3, 20, 100, 720, 40)
SWABS: Final = Goods("aid", "碘伏棉签", "Iodine swabs", "支", "swabs", 3, 15, 60, 540, 30)
GAUZE: Final = Goods("aid", "纱布", "Gauze", "卷", "rolls", 1, 5, 20, 900, 10)
BALM: Final = Goods("aid", "清凉油", "Cooling balm", "盒", "tins", 1, 6, 24, 900, 20)
MASKS: Final = Goods("health", "口罩", "Face masks", "只", "masks", 3, 40, 200, 900, 65)
WIPES: Final = Goods("health", "消毒湿巾", "Disinfecting wipes", "包", "packs", 1, 8, 40, 540, 20)
SANITISER: Final = Goods("health", "免洗洗手液", "Hand sanitiser", "瓶", "bottles", 1, 5, 20, 720, 15)

ALL: Final = (BREAD, BISCUITS, NOODLES, CONGEE, PLASTERS, SWABS, GAUZE, BALM, MASKS, WIPES, SANITISER)
