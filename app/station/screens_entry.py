"""The wide cards of the home page: ways into the other rooms of the house."""

from typing import NamedTuple

from flask import url_for

from app.words import _


class Entry(NamedTuple):
    """A way in: where to, how it looks, what it says."""

    url: str
    icon: str
    family: str
    label: str
    lines: tuple[str, ...]


def entries() -> list[Entry]:
    """What the community invites to, what a resident may ask for, and where volunteers sign in or become one."""
    shown = [
        Entry("gathering.coming", "calendar-heart", "clay", _("活动报名"), (_("看看近期活动"), _("查我的报名"))),
        Entry("ordering.category", "clipboard-list", "honey", _("居民点单"), (_("请人帮个忙"), _("查我的单"))),
        Entry("volunteer.identify", "hand-heart", "leaf", _("志愿者"), (_("签到、接单"), _("第一次来也行"))),
    ]
    return [each._replace(url=url_for(each.url)) for each in shown]
