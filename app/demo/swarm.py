"""The swarm and its year: who the bees are, what they signed in for, and what that comes to."""

from datetime import datetime, timedelta

from app.community.models import Post
from app.demo.bees import Bee, Recruiter, as_bees
from app.demo.crews import Crews
from app.demo.doors import open_year
from app.demo.farewells import let_wait, part
from app.demo.gatherings import announce, crews_wanted, popular
from app.demo.growth import give
from app.demo.ledger import Stay, keep
from app.demo.pen import Pen
from app.demo.places import Station
from app.demo.roster import Roster
from app.demo.rounds import Diary
from app.demo.rows import Row, Rows
from app.demo.seats import Seats
from app.demo.tales import Tales, Wish
from app.demo.teams import found_teams
from app.rules import Rules
from app.staff.models import Staff
from app.volunteers.hours import Limits
from app.volunteers.models_ledger import CorrectionRequest


def swarm(rows: Rows, station: Station, now: datetime, rules: Rules, limits: Limits) -> None:
    """Everyone who serves or would like to, and the year's ledger up to `now`; the duties of the coming week.

    The year's activities are made on the way: helpers come to them, and guests.
    """
    cadre_id = next(int(row["id"]) for row in rows.of[Staff.__tablename__] if row["username"] == "lin")
    gatherings = announce(rows, now, cadre_id)
    bees = _gather(rows, now, cadre_id, rules.volunteer_kept_days)
    keepers, diary = found_teams(rows, bees, now.date()), Diary(rows, station.place_id, crews_wanted(gatherings))
    pen = Pen(station.keeper_id, cadre_id, timedelta(minutes=rules.forgotten_minutes))
    tales = Tales(keepers, diary, pen, now)
    tales.tell()
    stays = [*tales.stays, *_live(bees, keepers, tales, diary, pen, now)]
    diary.look_ahead(now.date())
    for stay in stays:
        stay.cut(now)
    stints = keep(rows, stays, limits)
    for wish in tales.wishes:
        _ask(rows, wish, stints[id(wish.stay)], cadre_id)
    give(rows, now.date(), cadre_id)
    seats, crowded = Seats(rows, now, rules, cadre_id), popular(gatherings, now)
    for gathering in gatherings:
        seats.fill(gathering, is_crowded=gathering is crowded)
        seats.help_out(gathering)


def _gather(rows: Rows, now: datetime, cadre_id: int, kept_days: int) -> list[Bee]:
    taken = {row["holder"] for row in rows.of[Post.__tablename__]}
    taken |= {row["name"] for row in rows.of[Staff.__tablename__]}
    roster = Roster(rows, now.date(), cadre_id, taken)
    here = Recruiter(rows, roster, now).call()
    gone, until = part(rows, roster, now.date(), kept_days)
    let_wait(roster, now.date())
    return as_bees(rows, [*here, *gone], until)


def _live(bees: list[Bee], keepers: list[Bee], tales: Tales, diary: Diary, pen: Pen, now: datetime) -> list[Stay]:
    """The year day by day. 李梅 and her neighbour in the list stay away today: a newcomer may come as one of them."""
    busy = tales.busy()
    busy[now.date()] |= {bee.id for bee in keepers[:2]}
    crews = Crews(bees, keepers, pen, busy, now)
    return [stay for day in open_year(now.date()) for stay in crews.live(day, diary)]


def _ask(rows: Rows, wish: Wish, stint: Row, cadre_id: int) -> None:
    asked = {"start_at": wish.start, "end_at": wish.end, "reason": wish.reason, "at": wish.asked_at}
    decided = {"decided_at": wish.decided_at, "is_granted": wish.is_granted, "answer": wish.answer}
    by_id = cadre_id if wish.decided_at else None
    rows.add(CorrectionRequest, stint_id=stint["id"], **asked, **decided, decided_by_id=by_id)
