"""What is held about colleagues: kept as long as the law wants to know who did what at the desk."""

from typing import Final

from app.holdings import Holding
from app.staff.models import Staff
from app.words import _, _l


def _kept(_staff: Staff) -> str:
    return _("同事的姓名要留着，好查是谁办的（至少三年）")


HELD: Final = (Holding(Staff, _l("同事"), names=("name",), kept_for=_kept),)
