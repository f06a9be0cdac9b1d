"""最美家庭 in the demo: a round that is over, and one that is open with a family in public notice."""

from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from app.clock import add_working_days
from app.community.holidays import announced_days
from app.community.models import Area, Level
from app.demo.doors import moment
from app.demo.people import dice
from app.demo.rows import Row, Rows
from app.honours.lifecycle import Deed, Stage
from app.honours.models import CommitteeNote, Doubt, HonourRound, Merit, Nomination, Objection
from app.rules import Rules
from app.staff.models import Staff

_SPECIALS: Final = {each.day: each.is_working for each in announced_days()}
_AWARDED, _DECLINED, _NOMINATED = Stage.AWARDED, Stage.DECLINED, Stage.NOMINATED


class Told(NamedTuple):
    """A family in a round: what it is called, for what, what is told of it, how far it came."""

    family: str
    merit: Merit
    words: str
    stage: Stage
    is_told: bool = True


PAST: Final = (
    Told("王阿姨一家", Merit.ELDERS, "十二年照顾楼上的独居老人，一日三餐端上门", _AWARDED),
    Told("赖家", Merit.NEIGHBOURS, "楼道的灯坏了自己换，邻居的快递都帮着收", _AWARDED),
    Told("曾老师一家", Merit.CHILDREN, "每个周末在儿童乐园免费教孩子们下棋", _AWARDED),
    Told("丘家", Merit.SERVICE, "一家三口都是志愿者，节假日轮流到驿站值守", _AWARDED),
    Told("温叔一家", Merit.THRIFT, "旧物修一修再用，教邻居垃圾分类", _AWARDED),
    Told("古家", Merit.HARMONY, "金婚五十年，没红过脸", Stage.WITHDRAWN),
    Told("邹家", Merit.STUDY, "全家晚上一起读书", _DECLINED),
    Told("廖家", Merit.ELDERS, "接老母亲同住", _DECLINED),
    Told("缪家", Merit.NEIGHBOURS, "", _DECLINED, is_told=False),
    Told("解家", Merit.SERVICE, "", _DECLINED, is_told=False),
    Told("叶奶奶一家", Merit.HARMONY, "婆媳像母女", _DECLINED),
    Told("单家", Merit.COURAGE, "帮着拦下过小偷", _DECLINED),
)
NOW: Final = (
    Told("欧阳家", Merit.ELDERS, "每周一替腿脚不便的邻居取药", Stage.NOTICED),
    Told("仇家", Merit.NEIGHBOURS, "台风天挨家关窗", Stage.SHORTLISTED, is_told=False),
    Told("杨家", Merit.CHILDREN, "", _NOMINATED),
    Told("刘阿姨一家", Merit.SERVICE, "常给环卫工人送茶", _NOMINATED, is_told=False),
)


class Clerk:
    """Writes a round and its families down."""

    def __init__(self, rows: Rows, rules: Rules) -> None:
        self._rows, self._days, self._chance = rows, rules.honour_notice_days, dice("families")
        self._cadre_id = next(row["id"] for row in rows.of[Staff.__tablename__] if row["username"] == "lin")
        self._homes = [row["id"] for row in rows.of[Area.__tablename__] if row["level"] is Level.BUILDING]

    def open(self, name: str, opens_on: date, closes_on: date) -> Row:
        days = {"opens_on": opens_on, "closes_on": closes_on, "notice_days": self._days}
        return self._rows.add(HonourRound, name=name, year=opens_on.year, **days)

    def nominate(self, of: Row, told: Told, at: datetime) -> Row:
        blank = dict.fromkeys(("phone", "by_id", "notice_from", "notice_until", "consented_at", "consented_by_id"))
        said = {"family": told.family, "merit": told.merit, "words": told.words, "is_told": told.is_told}
        where = {"area_id": self._chance.choice(self._homes), "stage": _NOMINATED, "told": ""}
        return self._rows.add(
            Nomination, round_id=of["id"], nominated_at=at, settled_at=None, erased_at=None, **said, **where, **blank
        )

    def note(self, family: Row, deed: Deed, at: datetime, words: str, **changed: Any) -> None:
        """A step of the committee, and what it changed."""
        self._rows.add(
            CommitteeNote, nomination_id=family["id"], deed=deed.value, words=words, at=at, by_id=self._cadre_id
        )
        family.update(changed)

    def agree(self, family: Row, at: datetime) -> None:
        """The family was asked, and said yes."""
        told = {"consented_at": at, "consented_by_id": self._cadre_id}
        self.note(family, Deed.CONSENT, at, "上门问过，户主说愿意公示", **told)

    def announce(self, family: Row, at: datetime) -> None:
        begins, told = at.date(), family["words"]
        days = {"notice_from": begins, "notice_until": add_working_days(begins, self._days, _SPECIALS)}
        self.note(family, Deed.ANNOUNCE, at, told, told=told, stage=Stage.NOTICED, **days)

    def doubt(self, family: Row, at: datetime, answered_at: datetime) -> None:
        """An objection, looked into and dismissed."""
        said = {"doubt": Doubt.UNTRUE, "words": "", "phone": None, "at": at, "by_id": None}
        answered = {"answered_at": answered_at, "answered_by_id": self._cadre_id, "is_upheld": False}
        words = "走访了同楼四户，都说属实，已当面说明"
        self._rows.add(Objection, nomination_id=family["id"], answer=words, **said, **answered)


def honour(rows: Rows, now: datetime, rules: Rules) -> None:
    """Last season's round with five families honoured, and this one's with a notice that runs."""
    clerk, today = Clerk(rows, rules), now.date()
    opens = today - timedelta(days=200)
    past = clerk.open(f"{opens.year}年最美家庭", opens, opens + timedelta(days=20))
    for number, told in enumerate(PAST):
        _settle(clerk, clerk.nominate(past, told, moment(opens + timedelta(days=number), "10:10")), told, opens)
    opens = today - timedelta(days=14)
    now_open = clerk.open(f"{opens.year}年邻里好家庭", opens, today + timedelta(days=16))
    for number, told in enumerate(NOW):
        family = clerk.nominate(now_open, told, moment(opens + timedelta(days=number), "16:05"))
        if told.stage is not _NOMINATED:
            _shortlist(clerk, family, moment(opens + timedelta(days=7), "15:00"))
        if told.stage is Stage.NOTICED:
            clerk.agree(family, moment(today - timedelta(days=2), "16:30"))
            clerk.announce(family, moment(today - timedelta(days=1), "09:30"))


def _settle(clerk: Clerk, family: Row, told: Told, opens: date) -> None:
    """The committee sits after the nominations; what it says, and what came of it."""
    sits = moment(opens + timedelta(days=24), "15:00")
    if told.stage is _DECLINED:
        return clerk.note(family, Deed.DECLINE, sits, "这一次先不入围，明年再看", stage=_DECLINED, settled_at=sits)
    _shortlist(clerk, family, sits)
    if told.stage is Stage.WITHDRAWN:
        words = {"stage": Stage.WITHDRAWN, "settled_at": sits + timedelta(days=1)}
        return clerk.note(family, Deed.WITHDRAW, sits + timedelta(days=1), "他们家说心意领了，不想公示", **words)
    clerk.agree(family, sits + timedelta(days=1))
    clerk.announce(family, sits + timedelta(days=2))
    if family["family"] == PAST[1].family:
        clerk.doubt(family, sits + timedelta(days=3), sits + timedelta(days=4))
    done = moment(family["notice_until"] + timedelta(days=1), "10:00")
    return clerk.note(family, Deed.AWARD, done, "", stage=_AWARDED, settled_at=done)


def _shortlist(clerk: Clerk, family: Row, at: datetime) -> None:
    clerk.note(family, Deed.SHORTLIST, at, "走访了邻居，事迹属实", stage=Stage.SHORTLISTED)
