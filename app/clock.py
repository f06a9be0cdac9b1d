"""The house's only clock."""
from datetime import date, datetime
from zoneinfo import ZoneInfo
ZONE = ZoneInfo("Asia/Shanghai")
_frozen: datetime | None = None
def now() -> datetime:
    return _frozen or datetime.now(ZONE)
def today() -> date:
    return now().date()
