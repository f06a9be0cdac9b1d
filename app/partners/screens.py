"""How partners and their agreements read."""

from datetime import date
from typing import Final

from app import clock
from app.config import rules
from app.partners.ladder import Rung, days_left, rung
from app.partners.models import Agreement, Kind
from app.partners.queries import View
from app.words import _, _l, ngettext

KINDS: Final = {
    Kind.ORGAN: _l("机关单位"),
    Kind.SCHOOL: _l("学校"),
    Kind.HOSPITAL: _l("医院"),
    Kind.COMPANY: _l("企业"),
    Kind.SHOP: _l("商户"),
    Kind.ASSOCIATION: _l("社会组织"),
    Kind.OTHER: _l("别的"),
}
VIEWS: Final = {
    View.ALL: _l("全部"),
    View.HOLDS: _l("协议有效"),
    View.ENDING: _l("快到期"),
    View.NONE: _l("没有协议"),
}
TONES: Final = {Rung.FAR: "ok", Rung.COMING: "wait", Rung.NEAR: "wait", Rung.LAST: "err", Rung.OVER: "err"}


def steps() -> tuple[int, int, int]:
    """So many days before its end an agreement is seen."""
    said = rules()
    return said.agreement_first_days, said.agreement_second_days, said.agreement_last_days


def standing(since: date | None, until: date | None, *, is_ended: bool) -> tuple[str, str]:
    """(words, tone) of an agreement today."""
    today = clock.today()
    if until is None or since is None:
        return _("没有协议"), "plain"
    if is_ended:
        return _("提前结束了"), "plain"
    if since > today:
        return _("还没开始"), "plain"
    where = rung(until, today, steps())
    return _left(days_left(until, today)), TONES[where]


def of(agreement: Agreement) -> tuple[str, str]:
    """The same of a version."""
    return standing(agreement.since, agreement.until, is_ended=agreement.ended_on is not None)


def left_words(until: date) -> str:
    """How long it still holds."""
    return _left(days_left(until, clock.today()))


def _left(days: int) -> str:
    if days < 0:
        return ngettext("到期 %(num)d 天了", "到期 %(num)d 天了", -days)
    return _("今天到期") if not days else ngettext("还有 %(num)d 天", "还有 %(num)d 天", days)
