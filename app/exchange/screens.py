"""How the table of hours reads at the desk."""

from typing import Final

from app.exchange.models import Source
from app.words import _l

SOURCES: Final = {
    Source.NAME: _l("姓名"),
    Source.PAPER: _l("证件类型（居民身份证）"),
    Source.ID_NUMBER: _l("身份证号码（本人给过的才有）"),
    Source.PHONE: _l("电话"),
    Source.NATIONAL_NUMBER: _l("全国志愿者编号"),
    Source.ACTIVITY: _l("活动名称"),
    Source.DAY: _l("服务日期"),
    Source.STARTS: _l("几点开始"),
    Source.ENDS: _l("几点结束"),
    Source.HOURS: _l("小时数"),
    Source.PLACE: _l("地点"),
    Source.CONTENT: _l("服务内容"),
    Source.ORGANISER: _l("组织单位"),
    Source.IN_CHARGE: _l("负责人"),
    Source.NOTHING: _l("空着"),
}
