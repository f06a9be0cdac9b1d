"""How rounds, families and objections read on a screen."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, NamedTuple

from app.daywords import day_words
from app.honours import lifecycle
from app.honours.lifecycle import Deed, Stage
from app.honours.models import CommitteeNote, Doubt, Merit, Objection
from app.honours.queries import Seen
from app.privacy import mask_phone
from app.words import _, _l, language

MERITS: Final = {
    Merit.ELDERS: (_l("孝老爱亲"), "hand-heart"),
    Merit.HARMONY: (_l("夫妻和睦"), "heart-handshake"),
    Merit.CHILDREN: (_l("教子有方"), "smile"),
    Merit.NEIGHBOURS: (_l("邻里互助"), "house"),
    Merit.SERVICE: (_l("热心公益"), "hand-helping"),
    Merit.THRIFT: (_l("勤俭持家"), "sparkles"),
    Merit.STUDY: (_l("爱学上进"), "book-open"),
    Merit.COURAGE: (_l("见义勇为"), "shield-check"),
}
DOUBTS: Final = {
    Doubt.UNTRUE: _l("写的事情不属实"),
    Doubt.QUARREL: _l("和邻居有纠纷没解决"),
    Doubt.RULES: _l("有不文明或违规的事"),
    Doubt.UNAWARE: _l("他们家可能不知情"),
    Doubt.OTHER: _l("别的原因"),
}
STAGES: Final = {
    Stage.NOMINATED: (_l("待评议"), "wait"),
    Stage.SHORTLISTED: (_l("已入围"), "plain"),
    Stage.DECLINED: (_l("没有入围"), "plain"),
    Stage.NOTICED: (_l("公示中"), "wait"),
    Stage.AWARDED: (_l("最美家庭"), "ok"),
    Stage.WITHDRAWN: (_l("已撤下"), "plain"),
}
DEEDS: Final = {
    "note": _l("评议意见"),
    Deed.SHORTLIST.value: _l("同意入围"),
    Deed.DECLINE.value: _l("没有入围"),
    Deed.CONSENT.value: _l("他们家同意了"),
    Deed.TAKE_BACK.value: _l("他们家收回了同意"),
    Deed.ANNOUNCE.value: _l("开始公示"),
    Deed.AWARD.value: _l("授予最美家庭"),
    Deed.WITHDRAW.value: _l("撤下"),
    Deed.ERASE.value: _l("删除了资料"),
}


class Card(NamedTuple):
    """A family as everybody reads it."""

    id: int
    family: str
    compound: str
    merit: str
    icon: str
    told: str
    tag: str
    family_of_tag: str
    is_noticed: bool
    may_object: bool


class Line(NamedTuple):
    """A line of what the committee said and did."""

    what: str
    words: str
    by: str
    at: object


class Doubted(NamedTuple):
    """An objection at the desk."""

    id: int
    what: str
    words: str
    phone: str
    is_unmasked: bool
    at: object
    is_open: bool
    outcome: str
    answer: str


def card(seen: Seen, today: date) -> Card:
    """What is told of a family, and whether something can still be said against it."""
    merit, icon = MERITS[seen.merit]
    is_noticed = seen.stage is Stage.NOTICED
    may_object = is_noticed and not lifecycle.is_over(seen.notice_until, today)
    name, family = _tag(seen, may_object=may_object)
    return Card(seen.id, seen.family, seen.compound, str(merit), icon, seen.told, name, family, is_noticed, may_object)


def cards(rows: Iterable[Seen], today: date) -> list[Card]:
    return [card(row, today) for row in rows]


def lines(notes: Iterable[CommitteeNote]) -> list[Line]:
    return [Line(str(DEEDS.get(each.deed, each.deed)), each.words, each.by.name if each.by else "", each.at)
            for each in notes]  # fmt: skip


def doubts(said: Iterable[Objection], unmasked_id: int | None = None) -> list[Doubted]:
    """Objections as the desk reads them, phones masked but for one."""
    return [_doubt(each, is_unmasked=each.id == unmasked_id) for each in said]


def merits() -> list[tuple[str, str, str]]:
    """The tiles: code, label, icon."""
    return [(code.value, str(words), icon) for code, (words, icon) in MERITS.items()]


def summary(answers: dict[str, Any], where: str) -> list[tuple[str, str]]:
    """What has been said, to be looked over once more."""
    return [
        (_("家庭"), answers["family"]),
        (_("住在"), where),
        (_("好在哪里"), str(MERITS[Merit(answers["why"])][0])),
        (_("事迹"), answers["words"] or _("没有写")),
        (_("您的电话"), mask_phone(answers["phone"]) or _("没有留")),
    ]


def _tag(seen: Seen, *, may_object: bool) -> tuple[str, str]:
    if seen.stage is Stage.AWARDED:
        return str(_("%(year)s年最美家庭", year=seen.year)), "ok"
    if not may_object or seen.notice_until is None:
        return str(_("公示期满")), "wait"
    return str(_("公示到%(day)s", day=day_words(seen.notice_until, language()))), "wait"


def _doubt(said: Objection, *, is_unmasked: bool) -> Doubted:
    phone = (said.phone or "") if is_unmasked else mask_phone(said.phone or "")
    outcome = "" if said.is_upheld is None else str(_("意见成立") if said.is_upheld else _("意见不成立"))
    what, is_open = str(DOUBTS[said.doubt]), said.answered_at is None
    return Doubted(said.id, what, said.words, phone, is_unmasked, said.at, is_open, outcome, said.answer)
