"""How a volunteer's standing and papers read at the desk, and why somebody is turned down."""

from typing import Final

from app.volunteers.models import Sex, Standing
from app.words import _l

TONES: Final = {
    Standing.ACTIVE: "ok",
    Standing.APPLIED: "wait",
    Standing.REFUSED: "plain",
    Standing.LEFT: "plain",
}
SEXES: Final = {Sex.FEMALE: _l("女"), Sex.MALE: _l("男")}
OTHER: Final = "其他"
# What is kept is Chinese whoever sits at the desk: the volunteer reads it at the kiosk in either language.
REASONS: Final = {
    "信息不全": _l("信息不全"),
    "年龄不到": _l("年龄不到"),
    "重复登记": _l("重复登记"),
    "暂时不缺人": _l("暂时不缺人"),
    OTHER: _l("其他"),
}
