"""How a stay comes into the ledger: signed in and out, forgotten, said, corrected, confirmed some days later."""

from datetime import datetime, timedelta
from random import Random
from typing import Final, NamedTuple

from app.clock import ONE_DAY, add_working_days
from app.community.holidays import announced_days
from app.demo.doors import moment, open_day_from
from app.demo.ledger import Note, Stay
from app.demo.rows import Row
from app.volunteers import hours
from app.volunteers.models_ledger import DutyKind
from app.volunteers.stints import Deed, Line

FORGOT: Final = "忘记签退，和同班核对后更正"
NO_POWER: Final = "当晚停电，自助机没开，按纸质签到表补记"
_SPECIALS: Final = {each.day: each.is_working for each in announced_days()}


class Pen(NamedTuple):
    """Who answers for the records of the station, who for all others, and how long after its end a duty is closed."""

    keeper_id: int
    cadre_id: int
    grace: timedelta

    def signed(self, bee_id: int, duty: Row, arrives: datetime, leaves: datetime, chance: Random) -> Stay:
        """Came, went, and was confirmed."""
        come, go = sign_in(duty, arrives), sign_out(duty, arrives, leaves)
        return Stay(bee_id, duty, [come, go, self.confirmed(duty, chance)])

    def forgot(self, bee_id: int, duty: Row, arrives: datetime, leaves: datetime, chance: Random) -> Stay:
        """Went without a word; said when at the next tap, or else a colleague found out."""
        confirmed = self.confirmed(duty, chance)
        stay = self.left_open(bee_id, duty, arrives)
        said = self.said(duty, arrives, leaves, chance)
        if chance.random() < 0.6 and said.at < confirmed.at:
            stay.notes += [said, confirmed]
        else:
            stay.notes += [self.corrected(stay, said.line.end or leaves, confirmed.at, FORGOT), confirmed]
        return stay

    def left_open(self, bee_id: int, duty: Row, arrives: datetime) -> Stay:
        """Nobody signed out: the house closed it at the planned end."""
        come = sign_in(duty, arrives)
        closed_at = duty["ends_at"] + self.grace + timedelta(seconds=40)
        return Stay(bee_id, duty, [come, Note(closed_at, Line(Deed.AUTO, end=max(duty["ends_at"], begin_of(come))))])

    def said(self, duty: Row, arrives: datetime, leaves: datetime, chance: Random) -> Note:
        """When they left, as they remember it on the next morning: in quarters of an hour."""
        next_time = moment(open_day_from(duty["day"] + ONE_DAY), "09:05") + timedelta(seconds=chance.randrange(9000))
        begin = max(arrives, duty["starts_at"])
        times = hours.leaving_times(begin, duty["ends_at"], next_time)
        return Note(next_time, Line(Deed.SAID, end=min(times, key=lambda time: abs(time - leaves))))

    def corrected(self, stay: Stay, end: datetime, at: datetime, reason: str) -> Note:
        """A colleague put it right, a moment before answering for it."""
        begin = begin_of(stay.notes[0])
        return Note(at - timedelta(seconds=30), Line(Deed.CORRECTED, begin, end, self._answers_for(stay.duty)), reason)

    def written_up(self, bee_id: int, duty: Row, start: datetime, end: datetime, chance: Random) -> Stay:
        """Nobody could sign in: a colleague wrote it up from the paper list."""
        at = self.confirmed(duty, chance).at
        line = Line(Deed.CORRECTED, start, end, self._answers_for(duty))
        answered = Note(at + timedelta(seconds=20), Line(Deed.CONFIRMED, by=line.by))
        return Stay(bee_id, duty, [Note(at, line, NO_POWER), answered])

    def confirmed(self, duty: Row, chance: Random) -> Note:
        """A colleague answered for it, some working days later and always within ten."""
        day = add_working_days(duty["day"], chance.randint(1, 6), _SPECIALS)
        at = moment(day, "15:10") + timedelta(seconds=chance.randrange(6000))
        return Note(at, Line(Deed.CONFIRMED, by=self._answers_for(duty)))

    def _answers_for(self, duty: Row) -> int:
        return self.keeper_id if duty["kind"] is DutyKind.STATION else self.cadre_id


def sign_in(duty: Row, at: datetime) -> Note:
    """Coming early adds nothing."""
    return Note(at, Line(Deed.IN, start=max(at, duty["starts_at"])))


def sign_out(duty: Row, arrives: datetime, at: datetime) -> Note:
    return Note(at, Line(Deed.OUT, end=max(at, begin_of(sign_in(duty, arrives)))))


def wrong_tap(bee_id: int, duty: Row, at: datetime) -> Stay:
    """Somebody else's name was tapped, and the tap taken back."""
    return Stay(bee_id, duty, [sign_in(duty, at), Note(at + timedelta(seconds=25), Line(Deed.UNDONE))])


def begin_of(note: Note) -> datetime:
    """When what was signed in for begins to count."""
    assert note.line.start is not None
    return note.line.start
