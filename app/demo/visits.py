"""A year of guests at the station, written down as they come: visits, what they used and took, what they borrowed."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from app.demo.doors import hours, open_day_before, open_year
from app.demo.lending import NUMBERS, Lent, lendings
from app.demo.people import dice
from app.demo.places import Station
from app.demo.rows import Row, Rows
from app.demo.shelf import Shelf
from app.demo.year import Arrival, arrivals
from app.station.models import Asset, AssetState, Loan, Outcome, Visit, VisitService

WRONG_TAPS: Final = 0.008
PHONE_KEPT: Final = timedelta(days=30)


class Guests:
    """Writes one guest after the other."""

    def __init__(self, rows: Rows, station: Station, now: datetime) -> None:
        self._rows, self._station, self._now = rows, station, now
        self.shelf, self._chance = Shelf(rows, station), dice("guests")
        blank = {"place_id": station.place_id, "state": AssetState.IN}
        self._assets = {number: rows.add(Asset, number=number, kind=kind, **blank) for kind in NUMBERS for number in NUMBERS[kind]}

    def come(self, guest: Arrival) -> None:
        """A walk-in; one in a hundred or so was a wrong tap, and undone."""
        undone_at = guest.at + timedelta(seconds=self._chance.randrange(8, 200))
        is_undone = self._chance.random() < WRONG_TAPS and undone_at <= self._now
        visit = self._visit(guest.at, guest.who, guest.party_size, undone_at if is_undone else None)
        used = [code for code in guest.wants if self._serve(code, visit)]
        for code in used or ["water"]:
            self._link(visit, code)

    def borrow(self, lent: Lent) -> None:
        """A lending counts as a visit of one; nobody asks a borrower who they are."""
        wish, asset = lent.wish, self._assets[lent.number]
        visit = self._visit(wish.at, None, 1, None)
        self._link(visit, "rain")
        closed_at = wish.back_at if wish.back_at and wish.back_at <= self._now else None
        asset["state"] = AssetState.LOST if wish.is_lost else AssetState.IN if closed_at else AssetState.OUT
        self._rows.add(Loan, asset_id=asset["id"], visit_id=visit["id"], closed_at=closed_at, **self._terms(lent, closed_at))

    def _visit(self, at: datetime, who: object, party_size: int, undone_at: datetime | None) -> Row:
        tapped = {"place_id": self._station.place_id, "device_id": None, "visitor_id": None, "day": at.date()}
        return self._rows.add(Visit, at=at, who=who, party_size=party_size, undone_at=undone_at, **tapped)

    def _serve(self, code: str, visit: Row) -> bool:
        """Whether the service could be had: of what is used up, something has to be there."""
        if code not in {"food", "aid", "health"}:
            return True
        goods = self.shelf.choose(code, self._chance, visit["at"])
        if goods is not None:
            self.shelf.hand_out(goods, self._chance.randint(1, visit["party_size"] + 1), visit)
        return goods is not None

    def _link(self, visit: Row, code: str) -> None:
        self._rows.link(VisitService, visit_id=visit["id"], service_id=self._station.services[code])

    def _terms(self, lent: Lent, closed_at: datetime | None) -> Row:
        is_known = closed_at is None or self._now - closed_at <= PHONE_KEPT
        outcome = (Outcome.LOST if lent.wish.is_lost else Outcome.RETURNED) if closed_at else None
        where = self._station.place_id
        return {
            "phone": lent.phone if is_known else None,
            "phone_tail": lent.phone[-4:] if is_known else None,
            "lent_place_id": where,
            "lent_at": lent.wish.at,
            "due_at": lent.due_at,
            "called_at": lent.wish.called_at,
            "outcome": outcome,
            "closed_place_id": where if outcome is Outcome.RETURNED else None,
        }


def live(rows: Rows, station: Station, now: datetime, loan_days: int) -> None:
    """The year up to `now`, day by day and guest by guest."""
    guests, days = Guests(rows, station, now), open_year(now.date())
    borrowers = lendings(days, now, loan_days)
    stories = {day: (now.date() - day).days for day in _story_days(now.date())}
    for day in days:
        _live_through(guests, day, [lent for lent in borrowers if lent.wish.at.date() == day], stories.get(day), now, dice("shelf", day))
    guests.shelf.bring_back(now)


def _live_through(guests: Guests, day: date, borrowers: list[Lent], story: int | None, now: datetime, chance: Random) -> None:
    span = hours(day)
    if span is None or span.opens > now:
        return
    guests.shelf.begin_day(span.opens, chance)
    if story is not None:
        guests.shelf.tell_last_stories(span.opens, story)
    coming = [(guest.at, guest) for guest in arrivals(day) if guest.at <= now]
    for _at, guest in sorted([*coming, *((lent.wish.at, lent) for lent in borrowers)], key=lambda each: each[0]):
        guests.come(guest) if isinstance(guest, Arrival) else guests.borrow(guest)


def _story_days(today: date) -> list[date]:
    return [open_day_before(today - timedelta(days=11)), open_day_before(today)]
