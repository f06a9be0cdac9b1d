"""Who signed up, who waited, who came: the parties of the year's activities, and what they said of it."""

from base64 import b32encode
from collections import defaultdict
from datetime import datetime, timedelta
from random import Random
from typing import Final

from app.activities import tickets
from app.activities.models import Stage
from app.activities.models_after import Opinion
from app.activities.models_seats import AgeBand, Arrival, Child, Signup, SignupStage, Source
from app.demo.gatherings import OPENS, Gathering
from app.demo.people import dice, invented_names, party_phone
from app.demo.queue import Party, Queue
from app.demo.rows import Row, Rows
from app.demo.year import several
from app.rules import Rules
from app.tokens import digest
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Stint
from app.volunteers.stints import Stage as StintStage

_NICKNAMES: Final = ("宝宝", "大宝", "二宝", "乐乐", "豆豆", "小朋友")
_STAYS_AWAY: Final = 0.12
_JUDGES: Final = 0.35
_BY_PHONE: Final = 0.2
_LONG_OPEN: Final = timedelta(days=40)


class Seats:
    """Writes one activity's guests after the other's."""

    def __init__(self, rows: Rows, now: datetime, rules: Rules, desk_id: int) -> None:
        self._rows, self._now, self._desk_id = rows, now, desk_id
        self._known_from = now - timedelta(days=rules.signup_kept_days)
        self._queue = Queue(rows, now, timedelta(hours=rules.offer_hours))
        self._names, self._phones = invented_names(), iter(range(1, 10_000))
        self._last_number, self._crews = 0, defaultdict[int, set[int]](set)
        for row in rows.of[Stint.__tablename__]:
            if row["stage"] is not StintStage.VOID:
                self._crews[row["duty_id"]].add(row["volunteer_id"])

    def fill(self, gathering: Gathering, *, is_crowded: bool) -> None:
        """Everyone who put their name down, and what became of it."""
        activity, chance = gathering.activity, dice("seats", gathering.activity["uid"])
        parties = [
            self._sign_up(gathering, at, chance) for at in self._moments(gathering, chance, is_crowded=is_crowded)
        ]
        for number, party in enumerate(parties, 1):
            party.row["number"] = number
        self._last_number = len(parties)
        self._queue.seat(activity, parties)
        self._queue.pass_on(activity, parties, chance)
        if is_crowded:
            self._queue.hold_one(activity, parties, chance)
        if activity["stage"] is not Stage.CANCELLED and activity["starts_at"] <= self._now:
            self._receive(gathering, parties, chance)

    def help_out(self, gathering: Gathering) -> None:
        """Whoever signed in for the helpers' duty had put their name down for it."""
        if gathering.task is None or gathering.duty is None:
            return
        came = self._crews[gathering.duty["id"]]
        for number, volunteer_id in enumerate(sorted(came), self._last_number + 1):
            self._help(gathering, volunteer_id, number)

    def _moments(self, gathering: Gathering, chance: Random, *, is_crowded: bool) -> list[datetime]:
        """When names were put down, as far as that has come."""
        starts_at, many = gathering.activity["starts_at"], several(gathering.occasion.parties, chance)
        if is_crowded:
            since, rush = starts_at - _LONG_OPEN, (self._now - starts_at + _LONG_OPEN).total_seconds()
            gathering.activity["signup_from"] = since
            return sorted(since + timedelta(seconds=rush * 0.9 * chance.random()) for _party in range(many + 5))
        until = gathering.activity["cancelled_at"] or starts_at
        span = (OPENS - timedelta(hours=1)).total_seconds()
        moments = sorted(starts_at - OPENS + timedelta(seconds=span * chance.random() ** 2) for _party in range(many))
        return [at for at in moments if at <= self._now and at < until]

    def _sign_up(self, gathering: Gathering, at: datetime, chance: Random) -> Party:
        activity = gathering.activity
        bands = self._bands(gathering.occasion.children_from, chance)
        adults = chance.choice((1, 1, 1, 2, 2, 3)) if not bands else chance.choice((1, 1, 2))
        is_by_phone = chance.random() < _BY_PHONE
        row = self._rows.add(Signup, activity_id=activity["id"], task_id=None, volunteer_id=None, number=0, **_blank())
        row |= {
            "adults": adults,
            "children": len(bands),
            "asked_at": at,
            "consented_at": at,
            "stage": SignupStage.CONFIRMED,
        }
        row |= {"source": Source.DESK, "by_id": self._desk_id} if is_by_phone else {"source": Source.KIOSK}
        row |= {"guardian_at": at if bands else None, "risks_at": at if activity["risks"] else None}
        if activity["ends_at"] > self._known_from:
            self._name(row, bands, chance)
        return Party(row, bands)

    def _name(self, row: Row, bands: list[AgeBand], chance: Random) -> None:
        """What is kept of a party for some weeks: phone, name, children's names, ticket and code."""
        ticket, phone = _ticket(chance), party_phone(next(self._phones))
        row |= {"phone": phone, "phone_tail": phone[-4:], "ticket": ticket, "ticket_hash": digest(ticket)}
        row |= {"name": next(self._names) if chance.random() < 0.7 else "", "code": f"{chance.randrange(1_000_000):06}"}
        for band in bands:
            self._rows.add(Child, signup_id=row["id"], nickname=chance.choice(_NICKNAMES), band=band)

    def _bands(self, children_from: int | None, chance: Random) -> list[AgeBand]:
        if children_from is None or chance.random() < 0.25:
            return []
        fitting = [band for band in AgeBand if int(band.value.split("-")[1]) >= max(children_from, 2)]
        return [chance.choice(fitting) for _child in range(chance.choice((1, 1, 1, 2)))]

    def _receive(self, gathering: Gathering, parties: list[Party], chance: Random) -> None:
        """Most come, a few do not; some pass by and stay, counted by whoever stands at the door."""
        activity = gathering.activity
        for party in parties:
            at = activity["starts_at"] + timedelta(minutes=chance.gauss(-6, 8))
            if party.row["stage"] is not SignupStage.CONFIRMED or chance.random() < _STAYS_AWAY or at > self._now:
                continue
            heads = {"heads": party.size, "children": party.row["children"]}
            blank = {"device_id": None, "by_id": None, "undone_at": None}
            self._rows.add(Arrival, signup_id=party.row["id"], at=at, **heads, **blank)
            self._judge(activity, party, chance)
        if activity["ends_at"] <= self._now:
            activity["uncounted"] = several(gathering.occasion.passers, chance) if gathering.occasion.passers else 0

    def _judge(self, activity: Row, party: Party, chance: Random) -> None:
        at = activity["ends_at"] - timedelta(minutes=chance.randrange(1, 12))
        if at <= self._now and chance.random() < _JUDGES:
            (liked,) = chance.choices((3, 4, 5), (1, 5, 12))
            said = {"liked": liked, "comes_again": liked > 3 or chance.random() < 0.5, "at": at}
            self._rows.add(Opinion, activity_id=activity["id"], signup_id=party.row["id"], **said)

    def _help(self, gathering: Gathering, volunteer_id: int, number: int) -> None:
        assert gathering.task is not None
        volunteer = self._rows.of[Volunteer.__tablename__][volunteer_id - 1]
        known = {"phone": volunteer["phone"], "phone_tail": volunteer["phone_tail"]}
        said = {"task_id": gathering.task["id"], "volunteer_id": volunteer_id, "number": number}
        asked = {"asked_at": gathering.activity["starts_at"] - timedelta(days=5, minutes=number), "adults": 1}
        row = self._rows.add(Signup, activity_id=gathering.activity["id"], **_blank() | said | asked)
        row |= {"stage": SignupStage.CONFIRMED, "source": Source.KIOSK, "children": 0}
        if gathering.activity["ends_at"] > self._known_from:
            ticket = _ticket(dice("ticket", gathering.activity["uid"], volunteer_id))
            row |= known | {"ticket": ticket, "ticket_hash": digest(ticket), "code": f"{number:06}"}


def _ticket(chance: Random) -> str:
    """Like the real ones, but the same at every building."""
    return tickets.PREFIX + b32encode(chance.randbytes(16)).decode().rstrip("=")


def _blank() -> Row:
    return {
        "phone": None,
        "phone_tail": None,
        "name": "",
        "missed": 0,
        "by_id": None,
        "visitor_id": None,
        "ticket": None,
        "ticket_hash": None,
        "code": None,
        "is_extra": False,
        "consented_at": None,
        "guardian_at": None,
        "risks_at": None,
        "cancelled_at": None,
        "cancel_reason": "",
    }
