"""What every feature's tables belong to, in one list: whoever works at the desk finds their own part and no more."""

from typing import Final

from app.activities import fences as activities
from app.care import fences as care
from app.community import fences as community
from app.giving import fences as giving
from app.honours import fences as honours
from app.kiosk import fences as kiosk
from app.mediation import fences as mediation
from app.orders import fences as orders
from app.partners import fences as partners
from app.station import fences as station
from app.survey import fences as survey
from app.volunteers import fences as volunteers

ROOMS: Final = (
    community,
    partners,
    volunteers,
    kiosk,
    station,
    activities,
    orders,
    mediation,
    care,
    survey,
    giving,
    honours,
)
ALL: Final = tuple(fence for room in ROOMS for fence in room.FENCES)
