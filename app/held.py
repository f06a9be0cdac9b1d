"""Everything the house holds about people, in one list, in the order it is shown to them."""

from typing import Final

from app.activities import held as activities
from app.care import held as care
from app.certificates import held as certificates
from app.community import held as community
from app.giving import held as giving
from app.honours import held as honours
from app.mediation import held as mediation
from app.orders import held as orders
from app.partners import held as partners
from app.staff import held as staff
from app.station import held as station
from app.volunteers import held as volunteers

ROOMS: Final = (
    volunteers,
    certificates,
    activities,
    station,
    orders,
    care,
    giving,
    honours,
    mediation,
    community,
    partners,
    staff,
)
ALL: Final = tuple(holding for room in ROOMS for holding in room.HELD)
