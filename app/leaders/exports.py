"""The list of posts as it may be taken out."""

from typing import Final

from app import clock
from app.community.posts import POSTS
from app.leaders import desk, queries
from app.outgoing import Export, Lines
from app.words import _, _l


def _posts() -> Lines:
    view, search = desk.asked_for()
    for row in queries.posts(view, clock.today(), search):
        yield row.where, str(POSTS[row.kind]), row.holder or _("空缺"), row.duty_phone, row.since


EXPORTS: Final = (
    Export(
        "posts",
        "posts.all_of_them",
        _l("三长"),
        (_l("哪里"), _l("职务"), _l("姓名"), _l("值班电话"), _l("从哪天起")),
        _posts,
    ),
)
