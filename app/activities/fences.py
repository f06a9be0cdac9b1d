"""At which places activities are, and what belongs to each."""

from typing import Final

from app.activities.models import Activity, Series, Task
from app.activities.models_after import Call, GardenVisit, Opinion
from app.activities.models_seats import Arrival, Child, QueueLook, QueueVerdict, SeatOffer, Signup
from app.reach import Fence, Of, Within

ACTIVITIES: Final = Fence(Activity, {"place_id": Within.PLACE})
SIGNUPS: Final = Fence(Signup, {"activity_id": Of(ACTIVITIES)})
FENCES: Final = (
    ACTIVITIES,
    SIGNUPS,
    Fence(Series, {"id": Of(ACTIVITIES, "series_id")}),
    *(Fence(part, {"activity_id": Of(ACTIVITIES)}) for part in (Task, Opinion, QueueLook)),
    *(Fence(part, {"signup_id": Of(SIGNUPS)}) for part in (Child, SeatOffer, QueueVerdict, Arrival, Call)),
    Fence(GardenVisit, {"place_id": Within.PLACE}),
)
