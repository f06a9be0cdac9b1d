"""What is held about families that were put forward, who put them forward, and who objected."""

from typing import Final, cast

from app.db import Base
from app.holdings import Holding
from app.honours import verbs_upkeep
from app.honours.models import Nomination, Objection
from app.staff.models import Staff
from app.words import _l


def _forget_family(one: Nomination, by: Base) -> None:
    if one.erased_at is None:
        verbs_upkeep.erase(one, cast(Staff, by))


HELD: Final = (
    Holding(
        Nomination,
        _l("最美家庭"),
        names=("family",),
        wiped={"family": "", "words": "", "told": ""},
        words_in=("words", "told"),
        also=_forget_family,
        page="families.one",
    ),
    Holding(
        Nomination,
        _l("推荐最美家庭的人"),
        phones=("phone",),
        prints={"phone": None},
        wiped={"phone": None},
        page="families.one",
        part="-by",
    ),
    Holding(
        Objection,
        _l("对最美家庭有意见"),
        when="at",
        phones=("phone",),
        prints={"phone": None},
        wiped={"phone": None, "words": ""},
        words_in=("words", "answer"),
        page="families.one",
        page_id="nomination_id",
    ),
)
