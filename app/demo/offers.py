"""What partners and neighbours offer: the demo's 资源清单."""

from typing import Final, NamedTuple

from app.demo.rows import Rows
from app.orders.models_lists import Resource, ResourceItem, ServiceItem


class Offered(NamedTuple):
    """Who offers what, how much, when, and what it is good for."""

    provider: str
    name: str
    capacity: str
    hours: str
    items: tuple[str, ...]


OFFERS: Final = (
    Offered("红星理发店", "免费上门理发", "每月 20 位", "每月第一个星期二", ("上门理发",)),
    Offered("仁心社区门诊", "量血压、看化验单", "每次 30 位", "星期三上午", ("量血压", "取药送药")),
    Offered("顺达家电维修", "小家电义务维修", "每周 10 件", "星期六上午", ("修小家电", "换灯泡、修开关")),
    Offered("正和律师事务所", "法律咨询", "每次 8 位", "每月第三个星期四", ("问一个法律问题",)),
    Offered("好邻居食堂", "老人爱心餐", "每天 40 份", "每天 11:00", ("送一顿饭",)),
    Offered("育才小学", "周末作业辅导", "每次 15 位", "星期六下午", ("辅导作业",)),
)


def offer(rows: Rows) -> None:
    """Each of them, and the items of the menu it serves."""
    numbers = {row["name"]: row["id"] for row in rows.of[ServiceItem.__tablename__]}
    for one in OFFERS:
        blank: dict[str, object] = {
            "contact": "",
            "phone": "",
            "team_id": None,
            "area_id": None,
            "until": None,
            "retired_at": None,
        }
        blank |= {"partner_id": None}
        said = {"name": one.name, "provider": one.provider, "capacity": one.capacity, "hours": one.hours}
        row = rows.add(Resource, **said, **blank)
        for name in one.items:
            rows.link(ResourceItem, resource_id=row["id"], item_id=numbers[name])
