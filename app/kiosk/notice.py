"""The privacy notice as the kiosk tells it: who, why, what, how long, and the rights (个人信息保护法 art. 17)."""

from typing import NamedTuple

from app.kiosk.models import Panel
from app.rules import Rules
from app.words import _


class Article(NamedTuple):
    """One thing that is told: its picture, what it is about, and what is so."""

    symbol: str
    head: str
    words: str


def leaf(rules: Rules, panel: str, page: int) -> list[Article]:
    """What page 1 or 2 shows. Where there is room the first tells all; style hides its second half in large type."""
    told = articles(rules)
    half = len(told) // 2
    if page > 1:
        return told[half:]
    return told[:half] if panel == Panel.SMALL else told


def articles(rules: Rules) -> list[Article]:
    """All of them, with the days that are kept in this house."""
    return [
        Article("house", _("谁在用"), _("本社区居民委员会，有事请找驿站值守人员")),
        Article("hand-heart", _("为什么"), _("登记服务人次，找回借出的东西，记下志愿服务")),
        Article(
            "circle-user",
            _("记什么"),
            _("喝水充电只计人次；借东西记手机号，还了满 %(days)s 天就删", days=rules.loan_phone_kept_days),
        ),
        Article(
            "id-card",
            _("志愿者"),
            _(
                "记姓名、手机号、特长和服务；证件您给了才记。离开满 %(days)s 天删电话，姓名和服务留着",
                days=rules.volunteer_kept_days,
            ),
        ),
        Article(
            "calendar-heart",
            _("活动报名"),
            _("记手机号和几位，小朋友只记大概几岁；结束后满 %(days)s 天删掉", days=rules.signup_kept_days),
        ),
        Article(
            "clipboard-list",
            _("居民点单"),
            _("记地址和电话，办结满 %(days)s 天就删；说到健康的单独问您，加密记，办结就删", days=rules.order_kept_days),
        ),
        Article("shield-check", _("给谁看"), _("只有社区工作人员，平时中间几位不显示")),
        Article("bell-ring", _("您的权利"), _("查看、更正、删除、收回同意，都可以找我们")),
    ]
