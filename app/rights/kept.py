"""How long what is kept, and which of the night's jobs sees to it."""

from typing import NamedTuple

from app.config import rules
from app.words import _


class Term(NamedTuple):
    """A kind of data: so many days after what, and the job that lets it go."""

    words: str
    after: str
    days: int
    job: str


def terms() -> list[Term]:
    """Every term of the house, as its settings say today."""
    said = rules()
    return [
        Term(_("借东西的手机号"), _("归还以后"), said.loan_phone_kept_days, "forget-phones"),
        Term(_("丢失物品的手机号"), _("记为丢失以后"), said.lost_loan_phone_kept_days, "forget-phones"),
        Term(_("活动报名的电话、姓名和小朋友"), _("活动结束以后"), said.signup_kept_days, "forget-guests"),
        Term(_("点单的姓名、电话、门牌和留言"), _("办结以后"), said.order_kept_days, "forget-residents"),
        Term(_("点单里关于健康的话"), _("办结以后"), 0, "forget-residents"),
        Term(_("长期照护的联系方式"), _("结束以后"), said.care_kept_days, "forget-care"),
        Term(_("退出的志愿者的联系方式"), _("退出以后"), said.volunteer_kept_days, "forget-volunteers"),
        Term(_("捐赠人的电话"), _("收到以后"), said.donor_phone_kept_days, "forget-donors"),
        Term(_("推荐和意见里的电话"), _("办完以后"), said.honour_phone_kept_days, "forget-honours"),
        Term(_("调解案卷"), _("办结以后"), said.case_kept_days, "forget-cases"),
        Term(_("自助机上谁点了什么"), _("离开以后"), said.visitor_kept_days, "forget-visitors"),
        Term(_("同事的登录"), _("登录以后"), said.session_kept_days, "forget-staff-sessions"),
    ]
