"""How two entries that may be one person stand side by side at the desk."""

from typing import NamedTuple

from app.privacy import mask_phone
from app.volunteers import merging, queries, queries_growth, queries_merge, queries_teams, verbs_merge
from app.volunteers.merging import Together
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Award, Evaluation, Training
from app.volunteers.models_ledger import Stint
from app.volunteers.screens import GROUPS, SKILLS, STANDINGS
from app.volunteers.verbs_sums import limits
from app.words import _


class Line(NamedTuple):
    """One thing to compare: of the one that stays, of the one that goes."""

    words: str
    kept: str
    gone: str


class Couple(NamedTuple):
    """Two entries, the days that would move, and what stands in the way."""

    lines: list[Line]
    days: list[Together]
    hindrance: str | None


def couple(kept: Volunteer, gone: Volunteer) -> Couple:
    """The two beside each other."""
    spans = queries_merge.counting_spans_of(kept.id), queries_merge.counting_spans_of(gone.id)
    lines = [Line(*row) for row in zip(_headings(), _said(kept), _said(gone), strict=True)]
    return Couple(lines, merging.days_together(*spans, limits()), verbs_merge.hindrance(kept, gone))


def _headings() -> list[str]:
    return [
        *(_("姓名"), _("状态"), _("来自"), _("电话"), _("已计入"), _("服务记录")),
        *(_("培训"), _("表彰"), _("评价"), _("队伍"), _("会做的")),
    ]


def _said(one: Volunteer) -> list[str]:
    counted, _waiting = queries_growth.hours_of(one.id)
    stints, *grown = (queries_merge.how_many(table, one.id) for table in (Stint, Training, Award, Evaluation))
    return [
        *(one.name, str(STANDINGS[one.standing]), str(GROUPS[one.group]), mask_phone(one.phone or "")),
        *(str(_("%(hours)s 小时", hours=f"{counted / 60:.1f}")), str(stints), *map(str, grown)),
        str(_("、")).join(member.team.name for member in queries_teams.memberships(one.id)),
        str(_("、")).join(str(SKILLS[each]) for each in queries.skills_of(one.id)),
    ]
