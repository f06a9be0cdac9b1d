"""The deeds of care and of the door-to-door survey in plain words."""

from typing import Final

from app.words import _l

CARE: Final = {
    "care.planned": _l("定了一份长期照护"),
    "care.changed": _l("改了一份长期照护"),
    "care.unmasked": _l("查看照护对象的联系方式"),
    "care.paused": _l("暂停照护"),
    "care.resumed": _l("恢复照护"),
    "care.ended": _l("结束照护"),
    "care.answered": _l("记下一次照护"),
    "care.undone": _l("撤回一次照护的记录"),
    "care.put_off": _l("照护改期"),
    "care.moved": _l("挪了一次照护"),
    "care.skipped": _l("跳过一次照护"),
    "care.given": _l("换人去一次照护"),
    "care.calmed": _l("跟进了漏掉的照护"),
    "care.followed": _l("照护放进了手机日历"),
    "care.unfollowed": _l("停了手机日历"),
    "care.rung": _l("照护没有回音，上报"),
    "survey.opened": _l("定了一次摸底"),
    "survey.closed": _l("结束一次摸底"),
    "survey.knocked": _l("走访了一户"),
    "home.doors_added": _l("添了一栋楼的户"),
    "care.forgotten": _l("删除照护对象的资料"),
}
