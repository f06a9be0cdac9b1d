"""What is held about leaders and keepers: the name and the phone of a post."""

from typing import Final

from app import clock
from app.community.models import Place, Post
from app.holdings import GONE, Holding
from app.words import _, _l


def _kept(post: Post) -> str:
    return _("还在任，请先在「三长」里卸任") if post.is_held_on(clock.today()) else ""


HELD: Final = (
    Holding(
        Post,
        _l("三长"),
        names=("holder",),
        phones=("duty_phone",),
        wiped={"holder": GONE, "duty_phone": "", "volunteer_id": None},
        kept_for=_kept,
        page="posts.one",
    ),
    Holding(
        Place,
        _l("地点的负责人"),
        names=("keeper",),
        phones=("duty_phone",),
        wiped={"keeper": "", "duty_phone": ""},
        words_in=("address", "closed_words"),
        page="places.place",
    ),
)
