"""With which community a partner signed."""

from typing import Final

from app.partners.models import Agreement, AgreementCopy, Partner, PartnerContact
from app.reach import Fence, Of, Within

PARTNERS: Final = Fence(Partner, {"area_id": Within.AREA_OR_ABOVE})
AGREEMENTS: Final = Fence(Agreement, {"partner_id": Of(PARTNERS)})
FENCES: Final = (
    PARTNERS,
    AGREEMENTS,
    Fence(PartnerContact, {"partner_id": Of(PARTNERS)}),
    Fence(AgreementCopy, {"agreement_id": Of(AGREEMENTS)}),
)
