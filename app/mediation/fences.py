"""Where disputes are: a grid worker named on one of the compound's reads it too, nobody else does."""

from typing import Final

from app.mediation.models import Case, CaseEvent, CaseMediator, CaseParty, FollowUp, Hearing
from app.reach import Fence, Of, Within

CASES: Final = Fence(Case, {"area_id": Within.AREA_OR_ABOVE})
FENCES: Final = (
    CASES,
    *(Fence(part, {"case_id": Of(CASES)}) for part in (CaseParty, CaseMediator, Hearing, CaseEvent, FollowUp)),
)
