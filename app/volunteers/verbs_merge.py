"""Two entries turn out to be one person: what the one has moves to the other, and back again if that was wrong."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import delete, insert

from app import clock
from app.audit import record
from app.db import Base, db
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers import merging, queries, queries_merge
from app.volunteers.models import Merge, Standing, Volunteer, VolunteerCategory, VolunteerSkill
from app.volunteers.models_growth import Award, Evaluation, TeamMember, Training
from app.volunteers.models_ledger import Stint
from app.volunteers.queries_merge import PRESENT
from app.volunteers.verbs_sums import add_up, limits
from app.words import _

MOVED: Final[dict[str, type[Stint | Training | Award | Evaluation]]] = {
    "stints": Stint,
    "trainings": Training,
    "awards": Award,
    "evaluations": Evaluation,
}
Parting = Callable[[Volunteer, set[int], Staff], None]
"""Told who stays, the numbers of the stints that were another's, and by whom the two are parted."""
_partings: tuple[Parting, ...] = ()


def let_follow(*partings: Parting) -> None:
    """What rooms on the floors above have to do, in this order, when a merge is undone."""
    global _partings  # noqa: PLW0603 — said once, when the house is wired
    _partings = partings


def hindrance(kept: Volunteer, gone: Volunteer) -> str | None:
    """Why two entries cannot be merged just now."""
    if kept.standing not in PRESENT or kept.merged_into_id is not None:
        return str(_("留下的一条要在册或待审批"))
    if gone.merged_into_id is not None:
        return str(_("这一条已经合并过了"))
    spans = [*queries_merge.spans_of(kept.id), *queries_merge.spans_of(gone.id)]
    if merging.are_open(spans):
        return str(_("有一条正在服务中，签退以后再合并"))
    if merging.overlap(spans, limits().longest):
        return str(_("两条的服务时间有重叠，先更正再合并"))
    return None


def merge(kept: Volunteer, gone: Volunteer, by: Staff) -> Merge:
    """`gone` goes into `kept`; the ledger's rows stay as they are. Both are locked by whoever found them."""
    if words := hindrance(kept, gone):
        raise Refused(words)

    made = Merge(kept_id=kept.id, gone_id=gone.id, at=clock.now(), by_id=by.id)
    db.session.add(made)
    db.session.flush()
    moved: dict[str, Any] = {"standing": gone.standing.value}
    moved |= {name: _move(queries_merge.rows_of(table, gone.id), kept.id, made.id) for name, table in MOVED.items()}
    moved |= {"joined": _join_teams(kept, gone), "parted": _part_teams(gone), "card": _revoke_card(gone)}
    moved |= {"skills": _learn(kept, gone), "categories": _wish(kept, gone)}
    made.moved = json.dumps(moved)
    gone.standing, gone.merged_into_id = Standing.LEFT, kept.id
    _add_up_both(made, moved["stints"])
    for one in (kept, gone):
        record(by, "volunteer.merged", one, note=f"{gone.id} → {kept.id}")
    return made


def undo(merge: Merge, kept: Volunteer, gone: Volunteer, by: Staff) -> None:
    """It was not one person after all: everything goes back to where it was."""
    moved = json.loads(merge.moved)
    _expect_undoable(merge, kept, gone, Standing(moved["standing"]))

    merge.undone_at = clock.now()
    for name, table in MOVED.items():
        _move_back(queries_merge.numbered(table, [id for id, _before in moved[name]]), gone.id, dict(moved[name]))
    _leave_teams(gone, moved)
    card = queries_merge.card(moved["card"]) if moved["card"] else None
    if card is not None:
        card.revoked_at = None
    _unlearn(kept, moved)
    gone.standing, gone.merged_into_id = Standing(moved["standing"]), None
    gone.left_at = (gone.left_at or clock.now()) if gone.standing is Standing.LEFT else None
    _add_up_both(merge, moved["stints"])
    for part in _partings:
        part(kept, {id for id, _before in moved["stints"]}, by)
    for one in (kept, gone):
        record(by, "volunteer.merge_undone", one, note=f"{gone.id} ← {kept.id}")


def _expect_undoable(merge: Merge, kept: Volunteer, gone: Volunteer, standing: Standing) -> None:
    if merge.undone_at is not None:
        raise Refused(_("这次合并已经撤销了"))
    if queries_merge.has_later_merge(merge):
        raise Refused(_("后来又合并过，请先撤销后来的那一次"))
    if merging.are_open(queries_merge.spans_of(kept.id)):
        raise Refused(_("正在服务中，签退以后再撤销"))
    if standing in PRESENT and (gone.withdrawn_at is not None or gone.phone is None):
        raise Refused(_("原来那一条的资料已经删除了，不能再分开"))
    same_paper = queries.holder_of_paper(gone.id_print) if gone.id_print else None
    same_person = queries.same_person(gone.name, gone.phone) if gone.phone else None
    if standing in PRESENT and (same_paper or same_person):
        raise Refused(_("原来那一条的姓名电话或证件，现在有另一条在用"))


def _move(rows: Iterable[Any], kept_id: int, merge_id: int) -> list[tuple[int, int | None]]:
    """Give rows to who stays; their numbers, and the merge that had moved them before."""
    moved = [(row.id, row.merge_id) for row in rows]
    for row in rows:
        row.volunteer_id, row.merge_id = kept_id, merge_id
    db.session.flush()
    return moved


def _move_back(rows: Iterable[Any], gone_id: int, before: dict[int, int | None]) -> None:
    for row in rows:
        row.volunteer_id, row.merge_id = gone_id, before[row.id]
    db.session.flush()


def _join_teams(kept: Volunteer, gone: Volunteer) -> list[int]:
    """Places in teams where the other is not; what has been counts too."""
    there = {each.team_id for each in queries_merge.rows_of(TeamMember, kept.id) if each.until is None}
    places = queries_merge.rows_of(TeamMember, gone.id)
    joined = [each for each in places if each.until is not None or each.team_id not in there]
    for each in joined:
        each.volunteer_id = kept.id
    db.session.flush()
    return [each.id for each in joined]


def _part_teams(gone: Volunteer) -> list[int]:
    """Places in teams where the other is too."""
    parted = [each for each in queries_merge.rows_of(TeamMember, gone.id) if each.until is None]
    for each in parted:
        each.until = clock.today()
    return [each.id for each in parted]


def _leave_teams(gone: Volunteer, moved: dict[str, Any]) -> None:
    for each in queries_merge.numbered(TeamMember, moved["joined"]):
        each.volunteer_id = gone.id
    for each in queries_merge.numbered(TeamMember, moved["parted"]):
        each.until = each.until if each.team.retired_at else None


def _revoke_card(gone: Volunteer) -> int | None:
    card = queries.good_card(gone.id)
    if card is None:
        return None
    card.revoked_at = clock.now()
    return int(card.id)


def _learn(kept: Volunteer, gone: Volunteer) -> list[str]:
    return _add(VolunteerSkill, kept.id, "skill", queries.skills_of(kept.id), queries.skills_of(gone.id))


def _wish(kept: Volunteer, gone: Volunteer) -> list[str]:
    mine, theirs = queries.categories_of(kept.id), queries.categories_of(gone.id)
    return _add(VolunteerCategory, kept.id, "category", mine, theirs)


def _add(table: type[Base], kept_id: int, column: str, mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    fresh = sorted(set(theirs) - set(mine))
    if fresh:
        db.session.execute(insert(table), [{"volunteer_id": kept_id, column: each} for each in fresh])
    return [str(each) for each in fresh]


def _unlearn(kept: Volunteer, moved: dict[str, Any]) -> None:
    skills = VolunteerSkill.skill.in_(moved["skills"])
    wishes = VolunteerCategory.category.in_(moved["categories"])
    db.session.execute(delete(VolunteerSkill).where(VolunteerSkill.volunteer_id == kept.id, skills))
    db.session.execute(delete(VolunteerCategory).where(VolunteerCategory.volunteer_id == kept.id, wishes))


def _add_up_both(merge: Merge, moved: Sequence[tuple[int, int | None]]) -> None:
    stints = queries_merge.numbered(Stint, [id for id, _before in moved])
    ends = [at for each in stints for at in (each.start_at, each.end_at) if at is not None]
    if ends:
        for id in (merge.kept_id, merge.gone_id):
            add_up(id, min(ends).date(), max(ends).date())
