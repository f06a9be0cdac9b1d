"""At which places the station has its things. What is lent comes back to any: queries_room.loan_from_anywhere()."""

from typing import Final

from app.reach import Fence, Of, Within
from app.station.models import Fault, Offer, Visit, VisitService
from app.station.models_loan import Asset, Loan
from app.station.models_stock import Batch, StockMove

VISITS: Final = Fence(Visit, {"place_id": Within.PLACE})
BATCHES: Final = Fence(Batch, {"place_id": Within.PLACE})
FENCES: Final = (
    VISITS,
    BATCHES,
    *(Fence(kept, {"place_id": Within.PLACE}) for kept in (Offer, Fault, Asset)),
    Fence(Loan, {"lent_place_id": Within.PLACE}),
    Fence(VisitService, {"visit_id": Of(VISITS)}),
    Fence(StockMove, {"batch_id": Of(BATCHES)}),
)
