"""Posts are taken over, corrected and given up; who held one before stays written down."""

from datetime import date
from typing import NamedTuple

from app import clock
from app.audit import record
from app.community.models import Area, Grid, Post, PostKind
from app.db import Base, db
from app.leaders import queries
from app.refusal import Refused
from app.words import _


class Holder(NamedTuple):
    """Who holds a post: the name, the phone of the post, and their own entry among the volunteers."""

    name: str
    duty_phone: str
    volunteer_id: int | None = None


def appoint(by: Base, kind: PostKind, where: Grid | Area, holder: Holder, since: date) -> Post:
    """Let somebody hold a post from a day on; whoever holds it now does so until that day."""
    grid_id, area_id = (where.id, None) if isinstance(where, Grid) else (None, where.id)
    if (kind is PostKind.BUILDING) is (grid_id is not None):
        raise Refused(_("楼栋长管一栋楼，网格长和党小组长管一个网格"))
    last = queries.standing(kind, grid_id, area_id)
    if last is not None:
        if since <= last.since:
            raise Refused(_("现在这位从%(day)s开始，请选后面的日子", day=f"{last.since:%Y-%m-%d}"))
        last.until = since
        db.session.flush()
    made = Post(kind=kind, grid_id=grid_id, area_id=area_id, since=since)
    _name(made, holder)
    db.session.add(made)
    db.session.flush()
    record(by, "post.appointed", made, kind.value)
    return made


def correct(post: Post, by: Base, holder: Holder) -> None:
    """The name or the phone was written wrongly."""
    _name(post, holder)
    record(by, "post.corrected", post)


def step_down(post: Post, by: Base, until: date) -> None:
    """They give it up on a day; from then on it is vacant until somebody takes over."""
    if post.until is not None:
        raise Refused(_("已经卸任了"))
    if until <= post.since or until < clock.today():
        raise Refused(_("请选今天或以后的日子"))
    post.until = until
    record(by, "post.given_up", post)


def _name(post: Post, holder: Holder) -> None:
    post.holder, post.duty_phone, post.volunteer_id = holder
