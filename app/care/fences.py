"""To which homes care belongs."""

from typing import Final

from app.care.models import CarePause, CarePlan, CareVisit
from app.reach import Fence, Of, Within

PLANS: Final = Fence(CarePlan, {"building_id": Within.AREA})
FENCES: Final = (PLANS, *(Fence(part, {"plan_id": Of(PLANS)}) for part in (CareVisit, CarePause)))
