"""The units whose in-service Party members reported to the community (双报到): invented or general names."""

from typing import Final, NamedTuple

from app.demo.rows import Row, Rows
from app.names import search_text
from app.partners.models import Unit
from app.volunteers.models import Group


class Sender(NamedTuple):
    """A unit: its name, how many of its members reported, and the group they are counted in."""

    name: str
    members: int
    group: Group


SENDERS: Final = (
    Sender("区民政局机关党支部", 17, Group.CADRE),
    Sender("区司法局机关党支部", 15, Group.CADRE),
    Sender("区教育局机关党支部", 19, Group.CADRE),
    Sender("区卫生健康局机关党支部", 18, Group.CADRE),
    Sender("区住房和城乡建设局机关党支部", 20, Group.CADRE),
    Sender("区城市管理局机关党支部", 21, Group.CADRE),
    Sender("区市场监督管理局机关党支部", 18, Group.CADRE),
    Sender("区税务局机关党支部", 16, Group.CADRE),
    Sender("区融媒体中心党支部", 11, Group.CADRE),
    Sender("区图书馆党支部", 8, Group.CADRE),
    Sender("康乐路派出所党支部", 14, Group.CADRE),
    Sender("东江月实验学校党支部", 24, Group.TEACHER),
    Sender("康乐小学党支部", 19, Group.TEACHER),
    Sender("桂香幼儿园党支部", 9, Group.TEACHER),
    Sender("康南医院党支部", 22, Group.PARTY),
    Sender("万隆社区卫生服务中心党支部", 12, Group.PARTY),
    Sender("惠邻银行康乐支行党支部", 13, Group.PARTY),
    Sender("区供电所党支部", 15, Group.PARTY),
    Sender("区自来水厂党支部", 11, Group.PARTY),
    Sender("康乐邮政所党支部", 10, Group.PARTY),
)


def note_down(rows: Rows, sender: Sender) -> Row:
    """The unit as the house knows it."""
    return rows.add(Unit, name=sender.name, search=search_text(sender.name))
