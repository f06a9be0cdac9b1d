"""A year of donations, written down as they came: some onto the shelf, some to people, some still waiting."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from operator import itemgetter
from typing import Final

from app.certificates.numbers import LETTERS
from app.clock import at_home
from app.demo.donors import GIVEN, NEAR_ITS_DATE, STOCKED, Given
from app.demo.doors import moment, open_day_before, open_day_from
from app.demo.people import dice, guest_phone
from app.demo.places import Station
from app.demo.rows import Row, Rows
from app.giving.models import Donation, DonorKind, Gift, HandOn, Way
from app.names import search_text
from app.rules import Rules
from app.station.models_stock import Batch, MoveKind, StockMove, Supply

LABEL: Final = "爱心捐赠"


class Almoner:
    """Writes one donation after the other, and where its parts went up to now."""

    def __init__(self, rows: Rows, station: Station, now: datetime, rules: Rules) -> None:
        self._rows, self._station, self._now = rows, station, now
        self._phone_kept, self._chance = timedelta(days=rules.donor_phone_kept_days), dice("donations")

    def receive(self, at: datetime, donor: str, kind: DonorKind, *, may_thank: bool) -> Row:
        """A donation, its things still to be added; every other donor left a number, kept as long as it may be."""
        letters = "".join(self._chance.choice(LETTERS) for _letter in range(7))
        is_known = donor and self._chance.random() < 0.5 and self._now - at < self._phone_kept
        phone = guest_phone(9000 + self._chance.randrange(900)) if is_known else None
        known_as = {"donor": donor, "search": search_text(donor) if donor else "", "kind": kind, "phone": phone}
        where = {"place_id": self._station.place_id, "received_by_id": self._station.keeper_id, "note": ""}
        number = f"AX{at:%Y%m%d}-{letters}"
        return self._rows.add(Donation, number=number, received_at=at, may_thank=may_thank, **known_as, **where)

    def add(self, donation: Row, name: str, quantity: int, unit: str) -> Row:
        """A thing of it."""
        said = {"name": name, "quantity": quantity, "unit": unit, "left_over": quantity}
        return self._rows.add(Gift, donation_id=donation["id"], **said)

    def hand_on(self, gift: Row, way: Way, quantity: int, at: datetime, words: str, batch: Row | None = None) -> None:
        """A part of it goes, if its time has come."""
        if at > self._now:
            return
        gift["left_over"] -= quantity
        shelf = {"batch_id": batch["id"] if batch else None, "stocked": quantity if batch else 0}
        said = {"way": way, "quantity": quantity, "words": words, "at": at, "day": at_home(at).date()}
        by = {"by_id": self._station.keeper_id, "undone_at": None, "undone_by_id": None}
        self._rows.add(HandOn, gift_id=gift["id"], **said, **shelf, **by)


def give(rows: Rows, station: Station, now: datetime, rules: Rules) -> None:
    """All of the year's donations, in the order they came."""
    almoner = Almoner(rows, station, now, rules)
    deeds = [
        (at := moment(_day(now.date(), each.ago), "10:20"), partial(_to_people, almoner, at, each)) for each in GIVEN
    ]
    deeds += [
        (move["at"], partial(_onto_shelf, rows, almoner, donor, batch, move))
        for donor, batch, move in _deliveries(rows)
    ]
    for _at, deed in sorted(deeds, key=itemgetter(0)):
        deed()


def _to_people(almoner: Almoner, at: datetime, given: Given) -> None:
    donation = almoner.receive(at, given.donor, given.kind, may_thank=given.may_thank)
    for thing in given.things:
        gift = almoner.add(donation, thing.name, thing.quantity, thing.unit)
        for days, (way, quantity, words) in enumerate(thing.went, start=1):
            day = open_day_from(at.date() + timedelta(days=3 * days))
            almoner.hand_on(gift, way, quantity, moment(day, "15:30"), words)


def _onto_shelf(rows: Rows, almoner: Almoner, donor: tuple[str, str, DonorKind, bool], batch: Row, move: Row) -> None:
    supply = next(row for row in rows.of[Supply.__tablename__] if row["id"] == batch["supply_id"])
    name, who, kind, may_thank = donor
    donation = almoner.receive(move["at"], who, kind, may_thank=may_thank)
    gift = almoner.add(donation, name, move["quantity"], supply["unit"])
    batch["label"] = batch["label"] or LABEL
    almoner.hand_on(gift, Way.STOCK, move["quantity"], move["at"], "", batch)


def _deliveries(rows: Rows) -> Iterator[tuple[tuple[str, str, DonorKind, bool], Row, Row]]:
    """A delivery for each who gave what the station hands out; no two of them gave the same."""
    supplies = {row["id"]: row["name"] for row in rows.of[Supply.__tablename__]}
    batches, came = {row["id"]: row for row in rows.of[Batch.__tablename__]}, rows.of[StockMove.__tablename__]
    found = [(batches[move["batch_id"]], move) for move in came if move["kind"] is MoveKind.IN]
    plain = [(batch, move) for batch, move in found if not batch["label"]]
    chance, taken = dice("donors"), set[int]()
    for donors, those in ((STOCKED, plain), (NEAR_ITS_DATE, [each for each in found if each[0]["label"]])):
        for donor in donors:
            fitting = [
                each for each in those if supplies[each[0]["supply_id"]] == donor[0] and each[0]["id"] not in taken
            ]
            if fitting:
                batch, move = chance.choice(fitting)
                taken.add(batch["id"])
                yield donor, batch, move


def _day(today: date, ago: int) -> date:
    return open_day_before(today - timedelta(days=ago - 1))
