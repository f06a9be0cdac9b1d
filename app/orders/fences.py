"""To which homes orders belong, and to which grounds the offers of help."""

from typing import Final

from app.orders.models import Order, OrderEvent, OrderPause, Rating
from app.orders.models_hands import Errand, Invitation
from app.orders.models_lists import Resource
from app.reach import Fence, Of, Within

ORDERS: Final = Fence(Order, {"building_id": Within.AREA})
FENCES: Final = (
    ORDERS,
    *(Fence(part, {"order_id": Of(ORDERS)}) for part in (OrderEvent, OrderPause, Rating, Invitation, Errand)),
    Fence(Resource, {"area_id": Within.AREA_OR_ABOVE}, or_none=True),
)
