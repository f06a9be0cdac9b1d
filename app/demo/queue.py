"""Who waits for a seat at the year's activities, and whose seat they get when somebody cannot come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from app.activities.models_seats import AgeBand, Outcome, QueueLook, QueueVerdict, SeatOffer, SignupStage
from app.activities.seating import Verdict
from app.demo.rows import Row, Rows

_SAYS_NO: Final = 0.07


@dataclass
class Party:
    """A party on its way: its row, and the children in it."""

    row: Row
    children: list[AgeBand]

    @property
    def size(self) -> int:
        return int(self.row["adults"] + self.row["children"])


class Queue:
    """Seats the parties of one activity after the other's."""

    def __init__(self, rows: Rows, now: datetime, holds: timedelta) -> None:
        self._rows, self._now, self._holds = rows, now, holds
        self._waiting: list[Party] = []

    def seat(self, activity: Row, parties: list[Party]) -> None:
        """First come, first seated, and no party is split."""
        free, self._waiting = activity["seats"], []
        for party in parties:
            if free is None:
                continue
            if party.size <= free:
                free -= party.size
                continue
            party.row["stage"] = SignupStage.WAITING
            self._waiting.append(party)
            verdict = Verdict.TOO_MANY if free else Verdict.NONE_FREE
            self._look(activity, party.row["asked_at"], free, [(party, len(self._waiting), verdict)])

    def pass_on(self, activity: Row, parties: list[Party], chance: Random) -> None:
        """Some cannot come after all; their seats are offered to who waits and fits."""
        seated = [party for party in parties if party.row["stage"] is SignupStage.CONFIRMED]
        for party in seated:
            at = party.row["asked_at"] + (activity["starts_at"] - party.row["asked_at"]) * chance.uniform(0.3, 0.8)
            if chance.random() < _SAYS_NO and at <= self._now and not activity["cancelled_at"]:
                party.row |= {"stage": SignupStage.CANCELLED, "cancelled_at": at}
                self._offer(activity, party.size, at, chance)

    def hold_one(self, activity: Row, parties: list[Party], chance: Random) -> None:
        """Somebody said no an hour ago: a seat is held for the first who fits, and they have not answered yet."""
        at, smallest = self._now - timedelta(hours=1), min((party.size for party in self._waiting), default=0)
        seated = [party for party in parties if party.row["stage"] is SignupStage.CONFIRMED]
        leaves = next((party for party in seated if party.size >= smallest > 0), None)
        if leaves is not None:
            leaves.row |= {"stage": SignupStage.CANCELLED, "cancelled_at": at}
            self._offer(activity, leaves.size, at, chance, patience=timedelta(hours=10))

    def _offer(
        self, activity: Row, free: int, at: datetime, chance: Random, patience: timedelta = timedelta(0)
    ) -> None:
        queue = [party for party in self._waiting if party.row["asked_at"] < at]
        fits = next((party for party in queue if party.size <= free), None)
        told = [
            (party, place, Verdict.OFFERED if party is fits else Verdict.TOO_MANY)
            for place, party in enumerate(queue, 1)
            if party is fits or party.size > free
        ]
        if told:
            self._look(activity, at, free, told)
        if fits is None:
            return
        self._waiting.remove(fits)
        answered_at = at + patience + timedelta(minutes=chance.randrange(20, 600))
        offer = {"seats": fits.size, "at": at, "until": min(at + self._holds, activity["starts_at"])}
        if answered_at <= self._now:
            fits.row["stage"] = SignupStage.CONFIRMED
            self._rows.add(
                SeatOffer, signup_id=fits.row["id"], **offer, outcome=Outcome.ACCEPTED, answered_at=answered_at
            )
        else:
            fits.row["stage"] = SignupStage.OFFERED
            self._rows.add(SeatOffer, signup_id=fits.row["id"], **offer, outcome=None, answered_at=None)

    def _look(self, activity: Row, at: datetime, free: int, told: list[tuple[Party, int, Verdict]]) -> None:
        look = self._rows.add(QueueLook, activity_id=activity["id"], task_id=None, at=at, free=free)
        for party, position, verdict in told:
            said = {"signup_id": party.row["id"], "position": position, "party": party.size, "verdict": verdict}
            self._rows.add(QueueVerdict, look_id=look["id"], **said)
