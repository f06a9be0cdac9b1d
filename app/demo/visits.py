"""A year of guests at the station, written down as they come: visits, what they used and took, what they borrowed."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import partial
from operator import itemgetter
from typing import Final

from app.demo.doors import hours, open_day_before, open_year
from app.demo.lending import NUMBERS, Lent, lendings
from app.demo.people import dice
from app.demo.places import Station
from app.demo.rows import Row, Rows
from app.demo.shelf import Shelf
from app.demo.year import Arrival, arrivals
from app.rules import Rules
from app.station.models import Visit, VisitService
from app.station.models_loan import Asset, AssetState, Loan, Outcome

WRONG_TAPS: Final = 0.008


class Guests:
    """Writes one guest after the other."""

    def __init__(self, rows: Rows, station: Station, now: datetime, rules: Rules) -> None:
        self._rows, self._station, self._now = rows, station, now
        kept_days = {Outcome.RETURNED: rules.loan_phone_kept_days, Outcome.LOST: rules.lost_loan_phone_kept_days}
        self._phone_kept = {outcome: timedelta(days=days) for outcome, days in kept_days.items()}
        self.shelf, self._chance = Shelf(rows, station), dice("guests")
        blank = {"place_id": station.place_id, "state": AssetState.IN}
        self._assets = {
            number: rows.add(Asset, number=number, kind=kind, **blank) for kind in NUMBERS for number in NUMBERS[kind]
        }

    def come(self, guest: Arrival) -> None:
        """A walk-in; one in a hundred or so was a wrong tap, and undone."""
        undone_at = guest.at + timedelta(seconds=self._chance.randrange(8, 60))
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
        self._rows.add(
            Loan, asset_id=asset["id"], visit_id=visit["id"], closed_at=closed_at, **self._terms(lent, closed_at)
        )

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
        outcome = (Outcome.LOST if lent.wish.is_lost else Outcome.RETURNED) if closed_at else None
        is_known = closed_at is None or outcome is None or self._now - closed_at < self._phone_kept[outcome]
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


def live(rows: Rows, station: Station, now: datetime, rules: Rules) -> None:
    """The year up to `now`, day by day and guest by guest."""
    guests, days, borrowers = Guests(rows, station, now, rules), open_year(now.date()), defaultdict(list)
    for lent in lendings(days, now, rules.loan_days):
        borrowers[lent.wish.at.date()].append(lent)
    for day in days:
        span = hours(day)
        if span is not None and span.opens <= now:
            guests.shelf.begin_day(span.opens, dice("shelf", day))
            _tell_last_stories(guests.shelf, span.opens, now.date())
            _live_through(guests, [guest for guest in arrivals(day) if guest.at <= now], borrowers[day])
    guests.shelf.bring_back(now)


def _live_through(guests: Guests, coming: list[Arrival], borrowers: list[Lent]) -> None:
    turns = [(guest.at, partial(guests.come, guest)) for guest in coming]
    turns += [(lent.wish.at, partial(guests.borrow, lent)) for lent in borrowers]
    for _at, turn in sorted(turns, key=itemgetter(0)):
        turn()


def _tell_last_stories(shelf: Shelf, opens: datetime, today: date) -> None:
    """Near the end things go a little wrong, so that the desk has something to see."""
    if opens.date() == open_day_before(today - timedelta(days=11)):
        shelf.forget_wipes(opens, today - timedelta(days=2))
    if opens.date() == open_day_before(today):
        shelf.be_given_biscuits(opens, today + timedelta(days=5))
        shelf.spoil_plasters(opens)
