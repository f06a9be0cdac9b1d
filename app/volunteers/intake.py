"""The table of volunteers: who they are, what they can do, and that each of them signed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from app import cells, clock
from app.cells import Amiss
from app.community import queries as community
from app.community.models import Level
from app.config import rules
from app.intake import Head, Intake, Line
from app.papers import born_on_paper, id_number_ok, is_landline, is_mobile, person_name_ok, plain_digits, plain_name
from app.privacy import fingerprint
from app.volunteers import queries_intake, queries_teams, verbs_intake
from app.volunteers.fields import EARLIEST, NATIONAL_NUMBER, age
from app.volunteers.screens import CATEGORIES, GROUPS, SKILLS
from app.volunteers.screens_desk import SEXES
from app.volunteers.verbs_intake import Newcomer
from app.volunteers.verbs_person import Papers, Person
from app.words import _, _l, in_chinese, ngettext

HEADS: Final = (
    Head("姓名", is_needed=True),
    Head("手机号", _l("或带区号的座机；一个号码只能有一行"), is_needed=True, longest=30),
    Head("来自", _l("社区党员、干部、教师、楼长、退伍军人、国企退休人员、热心人士、青年团体"), is_needed=True),
    Head("签了同意书", _l("填「是」；纸留在社区"), is_needed=True, longest=4),
    Head("性别", _l("男、女"), longest=4),
    Head("出生日期", "2026-03-02", longest=30),
    Head("身份证号", _l("本人愿意给的才填，请设成文本"), longest=40),
    Head("住在", _l("小区的名字")),
    Head("单位", _l("双报到的单位")),
    Head("会做的", _l("中间用顿号：理发、急救"), longest=120),
    Head("想做的", _l("中间用顿号：敬老助残、关爱儿童"), longest=120),
    Head("队伍", _l("要先成立好")),
    Head("志愿者编号", _l("全国系统里的"), longest=40),
    Head("家长", _l("没成年的要填")),
    Head("家长电话", _l("没成年的要填"), longest=30),
)
SAMPLES: Final = (
    ("张三", "13800138000", "热心人士", "是", "男", "1988-05-01", "", "", "", "理发、急救", "敬老助残", "", "", "", ""),
    ("欧阳小妹", "13900139000", "教师", "是", "女", "", "", "", "", "", "关爱儿童、文体活动", "", "", "", ""),
)


class _Reader:
    """Knows what the house has, and what stood in the rows before."""

    def __init__(self) -> None:
        self.known = queries_intake.everybody()
        self.rows: dict[str, int] = {}
        self.groups, self.sexes = in_chinese(GROUPS), in_chinese(SEXES)
        self.skills, self.categories = in_chinese(SKILLS), in_chinese(CATEGORIES)
        self.homes = {area.name: area.id for area in community.areas(Level.COMMUNITY, Level.COMPOUND)}
        self.teams = {team.name: team.id for team, _size in queries_teams.teams() if team.retired_at is None}

    def __call__(self, line: Line) -> Newcomer:
        papers = self._papers(line)
        person = self._person(line, papers.born_on)
        team = line.said("队伍")
        meant = Newcomer(person, papers, cells.one(team, "队伍", self.teams) if team else None)
        self._expect_new(line.row, meant)
        return meant

    def _person(self, line: Line, born: date | None) -> Person:
        name = plain_name(line.said("姓名"))
        if not person_name_ok(name):
            raise Amiss(_("请填姓名，2 到 60 个汉字或字母"))
        phone = _phone(line, "手机号")
        if not cells.yes(line.said("签了同意书"), "签了同意书"):
            raise Amiss(_("还没签同意书的不能登记"))
        can = cells.some(line.said("会做的"), "会做的", self.skills)
        would = cells.some(line.said("想做的"), "想做的", self.categories)
        return Person(
            name, phone, cells.one(line.said("来自"), "来自", self.groups), can, would, *_guardian(line, born)
        )

    def _papers(self, line: Line) -> Papers:
        sex, home, number = line.said("性别"), line.said("住在"), line.said("志愿者编号")
        if number and not NATIONAL_NUMBER.fullmatch(number):
            raise Amiss(_("请填 4 到 40 位字母和数字"))
        paper, born = _paper(line)
        return Papers(
            sex=cells.one(sex, "性别", self.sexes) if sex else None,
            born_on=born,
            id_number=paper,
            home_id=cells.one(home, "住在", self.homes) if home else None,
            national_number=number or None,
            unit=" ".join(line.said("单位").split()),
        )

    def _expect_new(self, row: int, said: Newcomer) -> None:
        paper = fingerprint(said.papers.id_number) if said.papers.id_number else ""
        number = said.papers.national_number or ""
        only = (
            (said.person.phone, self.known.phones, _("这个手机号已经登记过了")),
            (paper, self.known.papers, _("这个证件号码已经登记过了")),
            (number, self.known.numbers, _("这个志愿者编号已经登记过了")),
        )
        for kind, (value, taken, words) in enumerate(only):
            before = self.rows.get(f"{kind}{value}") if value else None
            if value in taken:
                raise Amiss(words)
            if before:
                raise Amiss(_("和第 %(row)d 行是同一个号码；家人合用的，请在登记页一位一位添", row=before))
        self.rows.update({f"{kind}{value}": row for kind, (value, _taken, _words) in enumerate(only) if value})


def _phone(line: Line, head: str) -> str:
    digits = plain_digits(line.said(head))
    if not (is_mobile(digits) or is_landline(digits)):
        raise Amiss(_("%(head)s不对，请填手机号，或带区号的座机", head=head))
    return digits


def _paper(line: Line) -> tuple[str | None, date | None]:
    """The identity number and the birthday, which must agree."""
    number = "".join(line.said("身份证号").split()).upper()
    born = cells.day(line.said("出生日期"), "出生日期")
    if number and not id_number_ok(number):
        raise Amiss(_("身份证号不对，请对着证件再看一遍"))
    if number and born and born != born_on_paper(number):
        raise Amiss(_("身份证号和出生日期对不上"))
    born = born or (born_on_paper(number) if number else None)
    if born and not EARLIEST <= born <= clock.today():
        raise Amiss(_("这个日期不对，请看一下"))
    if born and age(born) < rules().volunteer_age:
        raise Amiss(_("满 %(age)d 岁才能当志愿者", age=rules().volunteer_age))
    return number or None, born


def _guardian(line: Line, born: date | None) -> tuple[bool, str, str]:
    """Whether somebody is not grown up, and who answers for them."""
    name = plain_name(line.said("家长"))
    if not (name or line.said("家长电话")) and (born is None or age(born) >= rules().grown_up_age):
        return False, "", ""
    if born is not None and age(born) >= rules().grown_up_age:
        return False, "", ""
    if not person_name_ok(name):
        raise Amiss(_("还没成年，请填家长"))
    return True, name, _phone(line, "家长电话")


def _sums(people: Sequence[Newcomer]) -> list[str]:
    return [ngettext("%(num)d 位志愿者", "%(num)d 位志愿者", len(people))]


def _reader() -> Callable[[Line], Any]:
    return _Reader()


INTAKES: Final = (
    Intake(
        "volunteers",
        "volunteers.all_of_them",
        "people.change",
        _l("志愿者"),
        _l("导入以后就在册；每一位都要先签同意书"),
        HEADS,
        SAMPLES,
        _reader,
        verbs_intake.take_in,
        _sums,
    ),
)
