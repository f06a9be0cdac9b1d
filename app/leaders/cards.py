"""What the three leaders lay on the Today page: posts nobody holds."""

from collections.abc import Iterator

from flask import url_for

from app import clock
from app.community.posts import POSTS
from app.leaders import queries
from app.leaders.queries import View
from app.staff import policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.words import _

FEW = 5


def vacant_card(staff: Staff) -> Iterator[Card]:
    """Posts nobody holds, for those who may fill them."""
    if not policy.allows(staff.role, "posts.appoint", "POST"):
        return
    found = queries.posts(View.VACANT, clock.today())
    url = url_for("posts.all_of_them", view=View.VACANT)
    rows = [Row(f"{row.where} · {POSTS[row.kind]}", _("空缺"), _fill(row)) for row in found[:FEW]]
    if len(found) > FEW:
        rows.append(Row(_("还有 %(n)d 个", n=len(found) - FEW), url=url))
    yield Card(_("三长"), Tone.WAIT if rows else Tone.OK, rows, url, _("三长都有人"))


def _fill(row: queries.PostRow) -> str:
    return url_for("posts.new", kind=row.kind, where=row.grid_id or row.area_id)
