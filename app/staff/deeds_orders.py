"""The deeds of the orders in plain words."""

from typing import Final

from app.words import _l

ORDERS: Final = {
    "menu.laid_out": _l("摆好常用服务清单"),
    "menu.added": _l("清单里添了一项"),
    "menu.changed": _l("改了清单里的一项"),
    "menu.retired": _l("停了清单里的一项"),
    "menu.brought_back": _l("恢复清单里的一项"),
    "order.placed": _l("点了一单"),
    "order.corrected": _l("更正点单"),
    "order.declined": _l("不能受理"),
    "order.withdrawn": _l("撤销点单"),
    "order.escalated": _l("上报一级"),
    "order.unmasked": _l("查看居民联系方式"),
    "order.dispatched": _l("派单"),
    "order.sent_back": _l("收回重派"),
    "order.extended": _l("延长期限"),
    "order.paused": _l("等居民，先停表"),
    "order.resumed": _l("继续计时"),
    "order.answered": _l("居民答复"),
    "order.taken": _l("接单"),
    "order.offer_declined": _l("这次不接"),
    "order.given_back": _l("退回接单"),
    "order.completed": _l("办完"),
    "order.settled": _l("社区办完"),
    "order.rated": _l("评单"),
    "order.closed": _l("到期办结"),
    "order.residents_forgotten": _l("删除点单联系方式"),
}
