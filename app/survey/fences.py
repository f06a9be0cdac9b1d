"""To which grids rounds belong, and to which doors what came of them."""

from typing import Final

from app.community.fences import HOUSEHOLDS
from app.reach import Fence, Of, Within
from app.survey.models import Survey, SurveyGrid, SurveyKnock, SurveyNeed, SurveyVisit

GRIDS: Final = Fence(SurveyGrid, {"grid_id": Within.GRID})
VISITS: Final = Fence(SurveyVisit, {"household_id": Of(HOUSEHOLDS)})
FENCES: Final = (
    GRIDS,
    VISITS,
    Fence(Survey, {"id": Of(GRIDS, "survey_id")}),
    *(Fence(part, {"visit_id": Of(VISITS)}) for part in (SurveyKnock, SurveyNeed)),
)
