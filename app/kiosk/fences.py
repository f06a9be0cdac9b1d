"""At which places kiosks stand and bells ring."""

from typing import Final

from app.kiosk.models import Device, HelpCall
from app.reach import Fence, Of, Within

DEVICES: Final = Fence(Device, {"place_id": Within.PLACE})
FENCES: Final = (DEVICES, Fence(HelpCall, {"device_id": Of(DEVICES)}))
