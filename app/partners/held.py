"""What is held about whom one rings at a partner."""

from typing import Final

from app.holdings import GONE, Holding
from app.partners.models import PartnerContact
from app.words import _l

HELD: Final = (
    Holding(
        PartnerContact,
        _l("共建单位联系人"),
        names=("name",),
        phones=("phone",),
        wiped={"name": GONE, "phone": "", "duty": ""},
        page="partners.one",
        page_id="partner_id",
    ),
)
