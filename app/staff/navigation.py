"""Where one can go at the desk: a few words, each with its pages as tabs."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from flask import current_app, request, url_for

from app.staff import policy
from app.staff.models import Role
from app.words import _l, _lc


class Tab(NamedTuple):
    """A page: its name and endpoint. A page not built, or not open to a role, is not shown."""

    words: object
    endpoint: str


class Section(NamedTuple):
    """A word at the top of the desk and the pages under it."""

    words: object
    tabs: tuple[Tab, ...]


SECTIONS: Final = (
    Section(_l("今天"), (Tab(_l("今天"), "desk.today"),)),
    Section(
        _l("点单"),
        (
            Tab(_l("点单"), "orders.all_of_them"),
            Tab(_l("长期照护"), "care.all_of_them"),
            Tab(_l("大摸底"), "surveys.all_of_them"),
            Tab(_l("服务清单"), "menu.all_of_them"),
            Tab(_l("资源清单"), "resources.all_of_them"),
            Tab(_l("对一对"), "match.table"),
        ),
    ),
    Section(
        _l("活动"),
        (
            Tab(_l("日历"), "agenda.month"),
            Tab(_l("名单"), "programme.all_of_them"),
            Tab(_l("通知电话"), "calls.all_of_them"),
            Tab(_l("邻里小屋"), "gardens.all_of_them"),
            Tab(_l("爱心捐赠"), "gifts.all_of_them"),
            Tab(_l("最美家庭"), "honours.all_of_them"),
        ),
    ),
    Section(
        _lc("menu", "志愿者"),
        (
            Tab(_l("名册"), "volunteers.all_of_them"),
            Tab(_l("待审批"), "applications.all_of_them"),
            Tab(_l("服务记录"), "records.all_of_them"),
            Tab(_l("服务安排"), "duties.all_of_them"),
            Tab(_l("队伍"), "teams.all_of_them"),
            Tab(_l("证明"), "papers.all_of_them"),
        ),
    ),
    Section(
        _l("驿站"),
        (
            Tab(_l("服务"), "services.all_of_them"),
            Tab(_l("物资"), "supplies.all_of_them"),
            Tab(_l("借还"), "loans.all_of_them"),
            Tab(_l("故障"), "faults.all_of_them"),
            Tab(_l("地点"), "places.all_of_them"),
        ),
    ),
    Section(
        _l("社区"),
        (
            Tab(_l("小区"), "community.tree"),
            Tab(_l("网格"), "grids.all_of_them"),
            Tab(_l("三长"), "posts.all_of_them"),
            Tab(_l("调解"), "cases.all_of_them"),
        ),
    ),
    Section(_l("共建"), (Tab(_l("单位"), "partners.all_of_them"), Tab(_l("双报告"), "double.all_of_them"))),
    Section(_l("报表"), (Tab(_l("报表"), "reports.read"),)),
    Section(
        _l("设置"),
        (
            Tab(_l("自助机"), "devices.all_of_them"),
            Tab(_l("朗读"), "aloud.all_of_them"),
            Tab(_l("人员"), "colleagues.all_of_them"),
            Tab(_l("节假日"), "holidays.year"),
            Tab(_l("个人信息"), "rights.ask"),
            Tab(_l("接口"), "keys.all_of_them"),
            Tab(_l("记录"), "book.pages"),
            Tab(_l("任务"), "jobs.all_of_them"),
        ),
    ),
)


class Way(NamedTuple):
    """A link as it is shown: its words, where it leads, and whether one is there."""

    words: str
    url: str
    is_here: bool


class Shown(NamedTuple):
    """A section as one colleague sees it."""

    words: str
    url: str
    is_here: bool
    tabs: list[Way]


NOWHERE: Final = Shown("", "", is_here=False, tabs=[])


def sections(role: Role) -> list[Shown]:
    """What `role` may go to, with the page at hand marked."""
    ways = [(section, list(_ways(section, role))) for section in SECTIONS]
    return [
        Shown(str(section.words), tabs[0].url, any(tab.is_here for tab in tabs), tabs) for section, tabs in ways if tabs
    ]


def here(shown: list[Shown]) -> Shown:
    """The section one is in."""
    return next((section for section in shown if section.is_here), NOWHERE)


def _ways(section: Section, role: Role) -> Iterator[Way]:
    for tab in section.tabs:
        if tab.endpoint in current_app.view_functions and policy.allows(role, tab.endpoint, "GET"):
            url = url_for(tab.endpoint)
            yield Way(str(tab.words), url, _is_at(url))


def _is_at(url: str) -> bool:
    """A page also stands for those below it; Today, the desk's root, only for itself."""
    return request.path == url or (url != "/desk/" and request.path.startswith(f"{url}/"))
