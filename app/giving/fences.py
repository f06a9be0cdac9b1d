"""At which places donations were received."""

from typing import Final

from app.giving.models import Donation, Gift, HandOn
from app.reach import Fence, Of, Within

DONATIONS: Final = Fence(Donation, {"place_id": Within.PLACE})
GIFTS: Final = Fence(Gift, {"donation_id": Of(DONATIONS)})
FENCES: Final = (DONATIONS, GIFTS, Fence(HandOn, {"gift_id": Of(GIFTS)}))
