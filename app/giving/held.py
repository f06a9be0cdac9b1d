"""What is held about donors: what they gave stays, who they were goes."""

from typing import Final

from app.giving.models import Donation
from app.holdings import Holding
from app.words import _l

HELD: Final = (
    Holding(
        Donation,
        _l("爱心捐赠"),
        when="received_at",
        names=("donor",),
        phones=("phone",),
        prints={"phone": None},
        wiped={"donor": "", "search": "", "phone": None, "note": "", "may_thank": False},
        words_in=("note",),
        page="gifts.one",
        tells=lambda given: (given.number, *(f"{gift.name} {gift.quantity}{gift.unit}" for gift in given.gifts)),
    ),
)
