"""What may be taken out of the house as a file, in one list: every list of the desk."""

from typing import Final

from app.activities import exports as activities
from app.aloud import exports as aloud
from app.care import exports as care
from app.certificates import exports as certificates
from app.community import exports as community
from app.doublereport import exports as doublereport
from app.feeds import exports as feeds
from app.giving import exports as giving
from app.honours import exports as honours
from app.kiosk import exports as kiosk
from app.leaders import exports as leaders
from app.mediation import exports as mediation
from app.orders import exports as orders
from app.partners import exports as partners
from app.staff import exports as staff
from app.station import exports as station
from app.survey import exports as survey
from app.volunteers import exports as volunteers

ROOMS: Final = (
    community,
    staff,
    partners,
    volunteers,
    certificates,
    kiosk,
    station,
    activities,
    orders,
    mediation,
    leaders,
    care,
    survey,
    giving,
    honours,
    doublereport,
    feeds,
    aloud,
)
ALL: Final = tuple(export for room in ROOMS for export in room.EXPORTS)
