"""The words for volunteers on every screen: where they come from, what they can do, how they stand."""

from typing import Any

from app.volunteers.models import Category, Group, Skill, Standing
from app.volunteers.stints import Stage
from app.words import _l

GROUPS: dict[Group, Any] = {
    Group.PARTY: _l("社区党员"),
    Group.CADRE: _l("干部"),
    Group.TEACHER: _l("教师"),
    Group.BUILDING: _l("楼长"),
    Group.VETERAN: _l("退伍军人"),
    Group.RETIREE: _l("国企退休人员"),
    Group.WARM: _l("热心人士"),
    Group.YOUTH: _l("青年团体"),
}
SKILLS: dict[Skill, Any] = {
    Skill.HAIRCUT: _l("理发"),
    Skill.REPAIR: _l("家电维修"),
    Skill.PLUMBING: _l("水电维修"),
    Skill.CARE: _l("照护陪伴"),
    Skill.FIRST_AID: _l("急救"),
    Skill.TUTORING: _l("功课辅导"),
    Skill.PHONES: _l("教用手机"),
    Skill.LAW: _l("法律咨询"),
    Skill.LISTENING: _l("倾听疏导"),
    Skill.ARTS: _l("文艺书画"),
    Skill.DRIVING: _l("开车接送"),
    Skill.CLEANING: _l("打扫收拾"),
}
CATEGORIES: dict[Category, Any] = {
    Category.POLICY: _l("政策宣讲"),
    Category.CUSTOMS: _l("移风易俗"),
    Category.SAFETY: _l("治安防控"),
    Category.MEDIATION: _l("矛盾纠纷调处"),
    Category.HEALTH: _l("疫情防控"),
    Category.CIVILITY: _l("文明创建"),
    Category.STATION: _l("驿站值守"),
    Category.CARE: _l("敬老助残"),
    Category.CHILDREN: _l("关爱儿童"),
    Category.CULTURE: _l("文体活动"),
}
STANDINGS: dict[Standing, Any] = {
    Standing.ACTIVE: _l("在册"),
    Standing.APPLIED: _l("待审批"),
    Standing.REFUSED: _l("未通过"),
    Standing.LEFT: _l("离开"),
}
STAGES: dict[Stage, Any] = {
    Stage.OPEN: _l("正在服务"),
    Stage.PROVISIONAL: _l("忘了签退"),
    Stage.WAITING: _l("待核定"),
    Stage.CONFIRMED: _l("已核定"),
    Stage.VOID: _l("已作废"),
}
# Why a volunteer asks to have a record put right.
REASONS: dict[str, Any] = {
    "forgot_in": _l("忘了签到"),
    "forgot_out": _l("忘了签退"),
    "wrong_times": _l("时间不对"),
    "other": _l("其他"),
}
GROUP_ICONS = {
    Group.PARTY: "flag",
    Group.CADRE: "landmark",
    Group.TEACHER: "graduation-cap",
    Group.BUILDING: "building-2",
    Group.VETERAN: "medal",
    Group.RETIREE: "briefcase",
    Group.WARM: "hand-heart",
    Group.YOUTH: "sparkles",
}
SKILL_ICONS = {
    Skill.HAIRCUT: "scissors",
    Skill.REPAIR: "plug",
    Skill.PLUMBING: "droplets",
    Skill.CARE: "heart-handshake",
    Skill.FIRST_AID: "briefcase-medical",
    Skill.TUTORING: "book-open",
    Skill.PHONES: "smartphone",
    Skill.LAW: "scale",
    Skill.LISTENING: "ear",
    Skill.ARTS: "palette",
    Skill.DRIVING: "car",
    Skill.CLEANING: "brush-cleaning",
}


def reason_words(reason: str) -> str:
    """A reason from the list in the reader's language; a colleague's own words as they are."""
    return str(REASONS.get(reason, reason))
