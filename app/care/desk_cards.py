"""What care lays on the Today page: is the coming week covered, does the generator run, was anybody missed?"""

from collections.abc import Iterator

from flask import url_for

from app import clock
from app.care import queries, screens
from app.config import rules
from app.staff import policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.words import _, ngettext

WEEK = 7


def coverage_card(staff: Staff) -> Iterator[Card]:
    """Red unless every visit of the coming week is there and somebody makes it."""
    if not policy.allows(staff.role, "care.all_of_them", "GET"):
        return
    url, (missing, nobody) = url_for("care.all_of_them"), queries.gaps(clock.today(), WEEK)
    rows = []
    if missing:
        rows.append(Row(ngettext("%(num)d 次没排上", "%(num)d 次没排上", missing), _("未来七天"), url))
    if nobody:
        rows.append(Row(ngettext("%(num)d 次没有人去", "%(num)d 次没有人去", nobody), _("未来七天"), url))
    if _is_silent():
        rows.append(Row(_("排照护的任务没有运行"), _("请看「设置」里的任务"), url))
    yield Card(_("长期照护"), Tone.ALARM if rows else Tone.OK, rows, url, _("未来七天都排好了人"), is_due_today=True)


def missed_card(staff: Staff) -> Iterator[Card]:
    """Visits nobody has said anything of: whom to ring."""
    if not policy.allows(staff.role, "visits.one", "GET"):
        return
    found = queries.ringing()
    rows = [
        Row(
            f"{screens.where(each.plan, is_whole=False)} · {each.plan.item.task}",
            f"{screens.RUNGS[each.rung]} · {each.volunteer.name if each.volunteer else _('还没有人去')}",
            url_for("visits.one", id=each.id),
        )
        for each in found
    ]
    tone = Tone.ALARM if any(each.rung > 1 for each in found) else Tone.WAIT if rows else Tone.OK
    yield Card(_("照护没有回音"), tone, rows[:8], url_for("care.all_of_them"), _("都有回音"), is_due_today=True)


def _is_silent() -> bool:
    """Nobody has laid visits ahead for too long, though there is something to lay."""
    last = queries.generated()
    if last is None:
        return bool(queries.plans())
    return last.is_silent(clock.now(), rules().care_patience_hours)
