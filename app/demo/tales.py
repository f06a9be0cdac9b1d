"""What the desk has to see to: records that went a little wrong, told on purpose, and who keeps the station now."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from app.demo.bees import Bee
from app.demo.crews import Busy
from app.demo.doors import hours, moment, open_day_before
from app.demo.ledger import Note, Stay
from app.demo.pen import Pen, begin_of, sign_in, sign_out
from app.demo.people import dice
from app.demo.rounds import Diary
from app.volunteers.stints import Deed, Line

_TWICE: Final = "点错了人，这一位当天没有来"
_AS_IT_WAS: Final = "那天 17:30 起由下一班值守，和同班核对过，记录不改；还有疑问请到社区找林晓岚"
_REASON: Final = "wrong_times"
_AT_IT: Final = timedelta(hours=4, minutes=25)
_SETTLED: Final = timedelta(minutes=5)


class Wish(NamedTuple):
    """Somebody asked to have a stay put right: until when they stayed, when they asked, and what came of it."""

    stay: Stay
    start: datetime
    end: datetime
    asked_at: datetime
    reason: str = _REASON
    decided_at: datetime | None = None
    is_granted: bool | None = None
    answer: str = ""


class Tales:
    """Each is told of another keeper, on a day of the station's counted back from today."""

    def __init__(self, keepers: list[Bee], diary: Diary, pen: Pen, now: datetime) -> None:
        self._cast, self._diary, self._pen, self._now = iter(keepers[2:]), diary, pen, now
        self._chance, self.stays, self.wishes = dice("tales"), list[Stay](), list[Wish]()

    def tell(self) -> None:
        """All of them."""
        self._forget_yesterday()
        self._work_too_long()
        self._put_right()
        self._ask()
        self._keep_now()

    def busy(self) -> Busy:
        """Who is taken up by a tale on which day."""
        taken: Busy = defaultdict(set)
        for stay in self.stays:
            taken[stay.duty["day"]].add(stay.bee_id)
        return taken

    def _forget_yesterday(self) -> None:
        """Two went yesterday without a word; a third has said since when they left."""
        for clock_time in ("14:02", "17:26"):
            yesterday = self._back(1)
            self._tell(
                self._pen.left_open(next(self._cast).id, self._diary.keeping(yesterday), moment(yesterday, clock_time))
            )
        day = self._back(2)
        arrives, leaves, duty = moment(day, "13:58"), moment(day, "17:30"), self._diary.keeping(day)
        stay = self._tell(self._pen.left_open(next(self._cast).id, duty, arrives))
        stay.notes.append(self._pen.said(duty, arrives, leaves, self._chance))

    def _work_too_long(self) -> None:
        """More than eight hours wait for a colleague, more than twelve for a second one; one record waits too long."""
        self._stay(3, "08:12", "17:36")
        very_long = self._stay(5, "08:05", "20:41")
        very_long.notes.append(self._answer(4, "09:20", self._pen.keeper_id))
        self._stay(30, "08:55", "11:40")

    def _put_right(self) -> None:
        """A tap under a wrong name is struck out, a sign-out by mistake taken back, an evening written up."""
        struck = self._stay(18, "09:03", "10:12")
        struck.notes.append(Note(moment(self._back(16), "10:30"), Line(Deed.STRUCK, by=self._pen.keeper_id), _TWICE))
        resumed = self._stay(19, "14:01", "15:20")
        again, out = moment(self._back(19), "15:21"), moment(self._back(19), "17:33")
        resumed.notes += [Note(again, Line(Deed.RESUMED)), Note(out, Line(Deed.OUT, end=out))]
        resumed.notes.append(self._answer(16, "15:42", self._pen.keeper_id))
        for _keeper in range(2):
            day = self._back(40)
            times = moment(day, "17:30"), moment(day, "21:00")
            self._tell(self._pen.written_up(next(self._cast).id, self._diary.keeping(day), *times, self._chance))

    def _ask(self) -> None:
        """One asks to have it put right, one was told yes, one no."""
        self._wish(self._stay(4, "08:06", "11:31"), 4, "12:30", asked=1)
        granted = self._stay(22, "14:01", "16:02")
        yes = self._wish(granted, 22, "17:30", asked=21, decided=19)._replace(is_granted=True)
        line = Line(Deed.CORRECTED, yes.start, yes.end, self._pen.cadre_id)
        granted.notes += [Note(moment(self._back(19), "15:40"), line, _REASON), self._answer(19, "15:40", line.by or 0)]
        declined = self._stay(27, "14:05", "17:31")
        declined.notes.append(self._answer(24, "16:05", self._pen.keeper_id))
        no = self._wish(declined, 27, "19:00", asked=23, decided=21)
        self.wishes[-2:] = [yes, no._replace(is_granted=False, answer=_AS_IT_WAS)]

    def _keep_now(self) -> None:
        """Somebody is at the station just now, and needs a rest if it has been open for so long."""
        span = hours(self._now.date())
        if span and span.opens + _SETTLED <= self._now < span.closes:
            arrived = max(span.opens, self._now.replace(second=0, microsecond=0) - _AT_IT)
            duty = self._diary.keeping(self._now.date())
            self._tell(Stay(next(self._cast).id, duty, [sign_in(duty, arrived)]))

    def _stay(self, ago: int, arrives: str, leaves: str) -> Stay:
        """Signed in and out, not confirmed."""
        day = self._back(ago)
        duty, came_at, went_at = self._diary.keeping(day), moment(day, arrives), moment(day, leaves)
        return self._tell(Stay(next(self._cast).id, duty, [sign_in(duty, came_at), sign_out(duty, came_at, went_at)]))

    def _tell(self, stay: Stay) -> Stay:
        self.stays.append(stay)
        return stay

    def _wish(self, stay: Stay, ago: int, leaves: str, asked: int, decided: int = 0) -> Wish:
        decided_at = moment(self._back(decided), "15:40") if decided else None
        times = begin_of(stay.notes[0]), moment(self._back(ago), leaves), moment(self._back(asked), "18:05")
        self.wishes.append(Wish(stay, *times, decided_at=decided_at))
        return self.wishes[-1]

    def _answer(self, ago: int, clock_time: str, colleague_id: int) -> Note:
        return Note(moment(self._back(ago), clock_time), Line(Deed.CONFIRMED, by=colleague_id))

    def _back(self, days: int) -> date:
        day = self._now.date()
        for _day in range(days):
            day = open_day_before(day)
        return day
