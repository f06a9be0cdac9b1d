"""Where the families live who were put forward."""

from typing import Final

from app.honours.models import CommitteeNote, Nomination, Objection
from app.reach import Fence, Of, Within

NOMINATIONS: Final = Fence(Nomination, {"area_id": Within.AREA})
FENCES: Final = (
    NOMINATIONS,
    *(Fence(part, {"nomination_id": Of(NOMINATIONS)}) for part in (CommitteeNote, Objection)),
)
