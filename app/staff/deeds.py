"""The deeds of the house book in plain words. A deed without words here is shown as it is written."""

from typing import Final

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
}
DEEDS: Final = {
    "demo.built": _l("搭好了示范社区"),
    "staff.taken_on": _l("添了一位同事"),
    "staff.came_in": _l("登录"),
    "staff.went_out": _l("退出登录"),
    "staff.password_changed": _l("换了密码"),
    "staff.password_renewed": _l("发了新密码"),
    "staff.changed": _l("改了同事的资料"),
    "staff.left": _l("同事离岗"),
    "staff.came_back": _l("同事回岗"),
    "visit.registered": _l("登记了一次服务"),
    "visit.undone": _l("撤销了一次登记"),
    "loan.lent": _l("借出一件"),
    "loan.returned": _l("还回一件"),
    "loan.lost": _l("记为丢失"),
    "loan.called": _l("打过催还电话"),
    "loan.unmasked": _l("看了完整手机号"),
    "loan.phones_forgotten": _l("删除了旧手机号"),
    "asset.added": _l("添了一件可借的"),
    "asset.found": _l("找回一件"),
    "asset.retired": _l("停用一件"),
    "asset.resumed": _l("重新启用一件"),
    "stock.delivered": _l("物资到货"),
    "stock.counted": _l("盘点"),
    "stock.wasted": _l("报废物资"),
    "supply.added": _l("添了一种物资"),
    "supply.changed": _l("改了一种物资"),
    "supply.retired": _l("停发一种物资"),
    "supply.resumed": _l("恢复一种物资"),
    "service.offered": _l("开办一项服务"),
    "service.changed": _l("改了一项服务"),
    "service.paused": _l("暂停一项服务"),
    "service.resumed": _l("恢复一项服务"),
    "service.withdrawn": _l("停办一项服务"),
    "fault.reported": _l("报了一处故障"),
    "fault.cleared": _l("故障修好了"),
    "device.added": _l("添了一台自助机"),
    "device.adopted": _l("本机成为自助机"),
    "device.code_offered": _l("发了机器码"),
    "device.enrolled": _l("自助机登记好了"),
    "device.changed": _l("改了自助机"),
    "device.revoked": _l("停用了自助机"),
    "help.rung": _l("有人找人帮忙"),
    "help.answered": _l("去帮忙了"),
    "place.opened": _l("添了一处地点"),
    "place.changed": _l("改了一处地点"),
    "place.hours_changed": _l("改了开放时间"),
    "place.day_kept": _l("定了特别的一天"),
    "place.day_dropped": _l("取消特别的一天"),
    "place.closed": _l("临时关门"),
    "place.opened_again": _l("重新开门"),
    "day.marked": _l("记下一天"),
    "day.changed": _l("改了一天"),
    "day.unmarked": _l("去掉一天"),
    "community.founded": _l("社区开张"),
}
# What a deed was done by or to, by its table.
THINGS: Final = {
    "area": _l("社区"),
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
}


def thing_words(reference: str) -> str:
    """'loan:12' → '借还 12', in the reader's language; what has no words is shown as it is written."""
    table, _colon, number = reference.partition(":")
    return f"{THINGS[table]} {number}" if table in THINGS else reference


def deed_words(deed: str) -> str:
    """What was done, in the reader's language."""
    return str(DEEDS.get(deed, deed))
