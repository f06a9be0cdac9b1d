"""How activities read on every screen: their kinds and their signs, ages in bands, why somebody still waits."""

from datetime import date, datetime
from typing import Final

from app.activities.models import Kind, Stage
from app.activities.models_seats import AgeBand
from app.activities.queries_seats import Told
from app.activities.seating import Verdict
from app.daywords import SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS, day_words, hours_words, moment_words
from app.words import _, _l, language, ngettext

KINDS: Final = {
    Kind.POLICY: _l("政策宣讲"),
    Kind.CUSTOMS: _l("移风易俗"),
    Kind.SAFETY: _l("治安防控"),
    Kind.MEDIATION: _l("矛盾纠纷调处"),
    Kind.HEALTH: _l("疫情防控"),
    Kind.CIVILITY: _l("文明创建"),
    Kind.FESTIVAL: _l("邻里文化节"),
    Kind.FAMILY: _l("亲子活动"),
    Kind.GIVING: _l("爱心捐赠"),
    Kind.SELECTION: _l("最美家庭评选"),
}
ICONS: Final = {
    Kind.POLICY: "book-open",
    Kind.CUSTOMS: "heart-handshake",
    Kind.SAFETY: "shield-check",
    Kind.MEDIATION: "scale",
    Kind.HEALTH: "shield-plus",
    Kind.CIVILITY: "sparkles",
    Kind.FESTIVAL: "calendar-heart",
    Kind.FAMILY: "smile",
    Kind.GIVING: "hand-heart",
    Kind.SELECTION: "award",
}
STAGES: Final = {
    Stage.DRAFT: _l("草稿"),
    Stage.PUBLISHED: _l("已发布"),
    Stage.HELD: _l("已结束"),
    Stage.RECORDED: _l("已记录"),
    Stage.CANCELLED: _l("已取消"),
}
BANDS: Final = {
    AgeBand.BABY: _l("0–2 岁"),
    AgeBand.SMALL: _l("3–5 岁"),
    AgeBand.SCHOOL: _l("6–9 岁"),
    AgeBand.BIG: _l("10–13 岁"),
}
VERDICTS: Final = {
    Verdict.NONE_FREE: _l("现在没有空位"),
    Verdict.HOLDS_OFFER: _l("这场活动正为您留着另一个位子，先答复那一个"),
    Verdict.MISSED: _l("留位没有答复，已让后面的先来"),
    Verdict.TOO_LATE: _l("快开始了，不再留位，可以直接来门口看看有没有空位"),
}


def reason(told: Told | None, party: int) -> str:
    """Why somebody has no seat yet, as the latest look at the queue said."""
    if told is None or told.verdict is Verdict.OFFERED:
        return ""
    if told.verdict is Verdict.TOO_MANY:
        free = ngettext("现在只空 %(num)d 个位子", "现在只空 %(num)d 个位子", told.free)
        return _("您 %(party)d 位，%(free)s", party=party, free=free)
    return str(VERDICTS[told.verdict])


def brief_span(starts_at: datetime, ends_at: datetime) -> str:
    """11月27日 周五 上午9:00–11:00, for a heading."""
    day = short_day(starts_at), weekday(starts_at)
    said = " ".join(day if language() == "zh" else day[::-1])
    return f"{said} {hours_words(starts_at, ends_at, language())}"


def weekday(day: date) -> str:
    """周四, or Thu."""
    return f"周{WEEKDAYS[day.weekday()]}" if language() == "zh" else SHORT_WEEKDAYS[day.weekday()]


def short_day(day: date) -> str:
    """3月5日, or 5 Mar."""
    return f"{day.month}月{day.day}日" if language() == "zh" else f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def span_words(starts_at: datetime, ends_at: datetime) -> str:
    """2026年3月5日 星期四 上午9:00–11:00; one that ends on another day says that day too."""
    if starts_at.date() != ends_at.date():
        return f"{moment_words(starts_at, language())}\u2060– {moment_words(ends_at, language())}"
    between = " " if language() == "zh" else ", "
    return day_words(starts_at, language()) + between + hours_words(starts_at, ends_at, language())
