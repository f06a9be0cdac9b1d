"""The deeds of the house book in plain words. A deed without words here is shown as it is written."""

from typing import Final

from app.staff.deeds_aloud import ALOUD
from app.staff.deeds_care import CARE
from app.staff.deeds_cells import CELLS
from app.staff.deeds_exchange import EXCHANGE
from app.staff.deeds_gatherings import GATHERINGS
from app.staff.deeds_orders import ORDERS
from app.staff.deeds_station import STATION
from app.staff.deeds_volunteers import VOLUNTEERS
from app.words import _l

FAMILIES: Final = {
    "staff": _l("人员"),
    "visit": _l("登记"),
    "loan": _l("借还"),
    "asset": _l("借用品"),
    "stock": _l("库存"),
    "supply": _l("物资"),
    "service": _l("服务"),
    "fault": _l("故障"),
    "device": _l("自助机"),
    "help": _l("求助"),
    "place": _l("地点"),
    "day": _l("节假日"),
    "volunteer": _l("志愿者"),
    "card": _l("志愿者卡"),
    "growth": _l("培训与表彰"),
    "stint": _l("服务记录"),
    "correction": _l("更正"),
    "duty": _l("服务安排"),
    "team": _l("队伍"),
    "certificate": _l("证明"),
    "activity": _l("活动"),
    "signup": _l("报名"),
    "garden": _l("邻里小屋"),
    "donation": _l("捐赠"),
    "honour": _l("最美家庭"),
    "order": _l("点单"),
    "menu": _l("清单"),
    "care": _l("长期照护"),
    "survey": _l("大摸底"),
    "home": _l("户"),
    "area": _l("小区楼栋"),
    "grid": _l("网格"),
    "post": _l("三长"),
    "case": _l("调解"),
    "partner": _l("共建"),
    "agreement": _l("协议"),
    "report": _l("报告"),
    "key": _l("接口"),
    "person": _l("个人信息"),
    "list": _l("导入导出"),
    "clip": _l("朗读"),
}
DEEDS: Final = {**STATION, **VOLUNTEERS, **GATHERINGS, **ORDERS, **CARE, **CELLS, **EXCHANGE, **ALOUD}
# What a deed was done by or to, by its table.
THINGS: Final = {
    "api_key": _l("别的系统"),
    "area": _l("社区"),
    "grid": _l("网格"),
    "post": _l("三长"),
    "mediation_case": _l("调解"),
    "partner": _l("共建单位"),
    "agreement": _l("协议"),
    "case_party": _l("当事人"),
    "partner_contact": _l("单位联系人"),
    "asset": _l("借用品"),
    "batch": _l("库存"),
    "device": _l("自助机"),
    "fault": _l("故障"),
    "help_call": _l("求助"),
    "loan": _l("借还"),
    "offer": _l("服务"),
    "place": _l("地点"),
    "service": _l("服务"),
    "special_day": _l("节假日"),
    "staff": _l("人员"),
    "supply": _l("物资"),
    "visit": _l("登记"),
    "visitor": _l("客人"),
    "unit": _l("单位"),
    "volunteer": _l("志愿者"),
    "stint": _l("服务记录"),
    "duty": _l("服务安排"),
    "team": _l("队伍"),
    "certificate": _l("证明"),
    "activity": _l("活动"),
    "signup": _l("报名"),
    "garden": _l("邻里小屋"),
    "donation": _l("捐赠"),
    "gift": _l("捐赠物品"),
    "honour_round": _l("评选"),
    "nomination": _l("推荐"),
    "objection": _l("不同意见"),
    "orders": _l("点单"),
    "service_category": _l("服务类别"),
    "service_item": _l("服务项目"),
    "resource": _l("资源"),
    "care_plan": _l("长期照护"),
    "care_visit": _l("照护"),
    "survey": _l("大摸底"),
    "survey_visit": _l("走访"),
    "clip": _l("录音"),
}


def thing_words(reference: str) -> str:
    """'loan:12' → '借还 12', in the reader's language; what has no words is shown as it is written."""
    table, _colon, number = reference.partition(":")
    return f"{THINGS[table]} {number}" if table in THINGS else reference


def deed_words(deed: str) -> str:
    """What was done, in the reader's language."""
    return str(DEEDS.get(deed, deed))
