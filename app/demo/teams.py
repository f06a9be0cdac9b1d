"""The demo's teams: who is in them since when, and who leads."""

from datetime import date, datetime, timedelta
from typing import Final

from app.community.models import Area
from app.demo.bees import Bee
from app.demo.doors import moment
from app.demo.places import PILOTS
from app.demo.rows import Row, Rows
from app.volunteers.models import Category, Group
from app.volunteers.models_growth import Team, TeamMember

KEEPERS: Final = 26
_WITH_TIME: Final = {Group.RETIREE, Group.WARM, Group.VETERAN}
IN_SERVICE: Final = "在职党员志愿者服务队"
STATION: Final = "暖蜂驿站值守队"
_BY_GROUP: Final = (
    ("银龄互助队", Group.RETIREE, "退休了也有一份力，陪伴和照看老邻居"),
    ("老兵平安巡逻队", Group.VETERAN, "晚上一起走一圈，看看楼道和消防通道"),
    ("青蜂志愿队", Group.YOUTH, "周末和假期的年轻力量"),
)


class Founder:
    """Founds one team after the other, as of `today`."""

    def __init__(self, rows: Rows, today: date) -> None:
        self._rows, self._today = rows, today

    def found(self, name: str, bees: list[Bee], words: str, area_id: int | None = None, leaders: int = 1) -> Row:
        """A team of `bees`; the first of them lead it. Who has left left it on that day."""
        team = self._rows.add(Team, name=name, area_id=area_id, words=words, retired_at=None)
        for place, bee in enumerate(bees):
            since, until = bee.since.date() + timedelta(days=1), bee.until.date() if bee.until else None
            is_leader = place < leaders and until is None
            whose = {"team_id": team["id"], "volunteer_id": bee.id}
            self._rows.add(TeamMember, **whose, is_leader=is_leader, since=since, until=until)
        return team

    def retire(self, team: Row, at: datetime) -> None:
        team["retired_at"] = at
        for member in self._rows.of[TeamMember.__tablename__]:
            if member["team_id"] == team["id"]:
                member["until"] = min(member["until"] or at.date(), at.date())


def found_teams(rows: Rows, bees: list[Bee], today: date) -> list[Bee]:
    """All teams of the community; who keeps the station, 李梅 first."""
    founder, keepers = Founder(rows, today), _keepers(bees, today)
    for name, _name_en in PILOTS:
        _found_working_group(rows, founder, bees, name)
    founder.found(STATION, keepers, "轮流看店，每天都有人在", leaders=2)
    founder.found(IN_SERVICE, [bee for bee in bees if bee.row["unit_id"]], "双报到的在职党员", leaders=3)
    for name, group, words in _BY_GROUP:
        founder.found(name, [bee for bee in bees if bee.row["group"] is group and not bee.row["unit_id"]], words)
    handy = [bee for bee in bees if Category.CARE in bee.likes and not bee.row["unit_id"] and bee.until is None][:18]
    founder.found("一技之长便民队", handy, "理发、修家电、磨刀，各出一手")
    longest = sorted((bee for bee in bees if Category.HEALTH in bee.likes), key=lambda bee: bee.since)[:12]
    founder.retire(founder.found("疫情防控突击队", longest, ""), moment(today - timedelta(days=200), "10:00"))
    return keepers


def _keepers(bees: list[Bee], today: date) -> list[Bee]:
    """李梅, the other whose phone ends like hers, and those with time by day; all longer with us than the year."""
    old = [bee for bee in bees if bee.until is None and bee.since.date() < today - timedelta(days=366)]
    free = [bee for bee in old[2:] if bee.row["group"] in _WITH_TIME and not bee.row["unit_id"]]
    return [*old[:2], *free][:KEEPERS]


def _found_working_group(rows: Rows, founder: Founder, bees: list[Bee], compound: str) -> None:
    """小区党员楼栋长工作小组: a Party secretary first, whoever leads a building there, and Party members."""
    area = next(row for row in rows.of[Area.__tablename__] if row["name"] == compound)
    homes = {row["id"] for row in rows.of[Area.__tablename__] if row["parent_id"] == area["id"]}
    near = [bee for bee in bees if bee.row["home_id"] in homes and bee.until is None]
    party = [bee for bee in near if bee.row["group"] is Group.PARTY]
    leaders = [bee for bee in near if bee.row["group"] is Group.BUILDING]
    words = "小区党支部书记、党员楼栋长和党员一起，小事不出楼栋"
    founder.found(f"{compound}楼栋长工作小组", [*party[:1], *leaders, *party[1:]], words, area["id"])
