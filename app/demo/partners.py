"""结对共建: the eight agreements in force, who is rung there, and what they offer; invented organisations all."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from app.demo.hive import Hive
from app.demo.people import guest_phone, invented_names
from app.demo.rows import Rows
from app.names import search_text
from app.orders.models_lists import Resource
from app.partners.models import Agreement, Kind, Partner, PartnerContact, Unit
from app.rules import Rules


class Signed(NamedTuple):
    """An organisation: its sort, what it gives, what the community gives, in so many days it ends, its versions."""

    name: str
    kind: Kind
    theirs: str
    ours: str
    days_left: int
    versions: int = 1


PARTNERS: Final = (
    Signed("红星理发店", Kind.SHOP, "每月第一个星期二免费上门理发", "提供活动场地，推荐店铺", 210),
    Signed("仁心社区门诊", Kind.HOSPITAL, "每星期三上午量血压、看化验单", "通知居民，安排场地", 24, 2),
    Signed("顺达家电维修", Kind.SHOP, "星期六上午义务修小家电", "登记要修的家电", 150),
    Signed("正和律师事务所", Kind.ASSOCIATION, "每月第三个星期四法律咨询", "约好居民，保护隐私", 320),
    Signed("好邻居食堂", Kind.COMPANY, "每天中午老人爱心餐", "送餐志愿者", 275, 2),
    Signed("育才小学", Kind.SCHOOL, "星期六下午作业辅导", "活动室和热水", 96),
    Signed("康南医院党支部", Kind.HOSPITAL, "每季度义诊，党员双报到", "组织居民，安排床位", 180),
    Signed("惠邻银行康乐支行党支部", Kind.COMPANY, "防诈骗宣讲，换零钱", "宣讲阵地", 240),
)


def sign(rows: Rows, hive: Hive, today: date, rules: Rules) -> None:
    """Each with its contact and its versions; one of them ends within the second step of the reminders."""
    assert any(each.days_left <= rules.agreement_second_days for each in PARTNERS)
    names = invented_names()
    units = {row["name"]: row["id"] for row in rows.of[Unit.__tablename__]}
    for number, one in enumerate(PARTNERS):
        unit_id = units.get(one.name) or rows.add(Unit, name=one.name, search=search_text(one.name))["id"]
        partner = rows.add(
            Partner, unit_id=unit_id, area_id=hive.community["id"], kind=one.kind, credit_code=None, address=""
        )
        contact = {"name": next(names), "duty": "联系人", "phone": guest_phone(8100 + number)}
        rows.add(PartnerContact, partner_id=partner["id"], **contact)
        _versions(rows, partner["id"], one, today)
        for resource in rows.of[Resource.__tablename__]:
            if resource["provider"] == one.name:
                resource["partner_id"] = partner["id"]


def _versions(rows: Rows, partner_id: int, one: Signed, today: date) -> None:
    """A year each, one after another, the last one in force."""
    until = today + timedelta(days=one.days_left)
    for version in range(1, one.versions + 1):
        last = until - timedelta(days=365 * (one.versions - version))
        terms = {"since": last - timedelta(days=364), "until": last, "ours": one.ours, "theirs": one.theirs}
        rows.add(Agreement, partner_id=partner_id, version=version, **terms, ended_on=None, end_reason="")
