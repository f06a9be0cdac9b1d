"""The deeds of the cells in plain words."""

from typing import Final

from app.words import _l

CELLS: Final = {
    "area.added": _l("添了一处小区或楼栋"),
    "area.changed": _l("改了小区或楼栋"),
    "area.removed": _l("删了写错的小区或楼栋"),
    "home.imported": _l("从表格导入门牌"),
    "post.appointed": _l("定了一位三长"),
    "post.corrected": _l("更正三长"),
    "post.given_up": _l("三长卸任"),
    "case.begun": _l("受理一件调解"),
    "case.read": _l("打开调解案卷"),
    "case.unmasked": _l("查看当事人姓名电话"),
    "case.mediators_named": _l("定了调解人"),
    "case.heard": _l("坐下来谈了一次"),
    "case.escalated": _l("调解上报一级"),
    "case.closed": _l("调解办结"),
    "case.followed_up": _l("调解回访"),
    "case.reopened": _l("重新打开调解"),
    "case.forgotten": _l("删除调解案卷"),
    "partner.added": _l("添了共建单位"),
    "partner.changed": _l("改了共建单位"),
    "partner.contact_added": _l("添了单位联系人"),
    "partner.contact_dropped": _l("去掉单位联系人"),
    "partner.unmasked": _l("查看单位联系电话"),
    "agreement.signed": _l("写了共建协议"),
    "agreement.ended": _l("提前结束协议"),
    "agreement.copy_kept": _l("存了签好的协议"),
    "agreement.copy_dropped": _l("去掉签好的协议"),
    "report.drawn": _l("出了双报告"),
    "person.looked_up": _l("查了一个人的信息"),
    "person.copied": _l("打印给本人"),
    "person.erased": _l("按本人要求删除"),
    "person.mentions_erased": _l("去掉别处写到的"),
    "grid.drawn": _l("建了一个网格"),
    "grid.changed": _l("改了网格"),
    "grid.building_moved": _l("把楼栋归到网格"),
    "grid.move_called_off": _l("取消楼栋调整"),
}
