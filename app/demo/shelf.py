"""The shelf through the year: delivered, handed out in order of expiry, counted, thrown away; every step a line."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from app.demo.goods import ALL, BISCUITS, PLASTERS, WIPES, Goods
from app.demo.places import Station
from app.demo.rows import Row, Rows
from app.names import search_text
from app.station.models_stock import Batch, MoveKind, StockMove, Supply

_NEAR_ITS_DATE = "爱心捐赠（临期）"


class Shelf:
    """All batches at the station. `left_over` of a batch is the sum of its moves at every step, never negative."""

    def __init__(self, rows: Rows, station: Station) -> None:
        self._rows, self._station = rows, station
        self._supplies = {goods: self._supply(goods) for goods in ALL}
        self._batches: dict[Goods, list[Row]] = {goods: [] for goods in ALL}
        self._on_the_way_back: list[tuple[datetime, Row]] = []
        self._is_dry = True

    def begin_day(self, opens: datetime, chance: Random) -> None:
        """Before the first guest: throw away what expired, fill up what runs low, each month count one thing."""
        for goods in ALL:
            self._throw_away(goods, opens)
            is_ordered = self._is_dry or goods is not PLASTERS
            if is_ordered and self._good(goods, opens.date()) <= 2 * goods.low_at:
                self.deliver(goods, goods.delivery, opens, opens.date() + timedelta(days=goods.keeps))
        if opens.day == 1:
            self._count(chance.choice(ALL), opens)

    def deliver(self, goods: Goods, quantity: int, at: datetime, expires_on: date, label: str = "") -> None:
        """A batch arrives."""
        kept = {"expires_on": expires_on, "label": label, "left_over": 0}
        where = {"supply_id": self._supplies[goods], "place_id": self._station.place_id}
        batch = self._rows.add(Batch, **where, **kept)
        self._batches[goods].append(batch)
        self._move(batch, MoveKind.IN, quantity, at)

    def forget_wipes(self, at: datetime, expires_on: date) -> None:
        """A gift near its date, more than is asked for: what is left will expire unnoticed."""
        self.deliver(WIPES, 30, at, expires_on, _NEAR_ITS_DATE)

    def be_given_biscuits(self, at: datetime, expires_on: date) -> None:
        """A gift that has to be handed out soon."""
        self.deliver(BISCUITS, 24, at, expires_on, _NEAR_ITS_DATE)

    def spoil_plasters(self, at: datetime) -> None:
        """A box gets wet: what is left is little."""
        spoilt = self._good(PLASTERS, at.date()) - PLASTERS.low_at // 2
        for batch, quantity in list(self._first_expiring(PLASTERS, spoilt, at.date())):
            self._move(batch, MoveKind.WASTE, -quantity, at, note="盒子进水，受潮")
        self._is_dry = False

    def choose(self, service: str, chance: Random, at: datetime) -> Goods | None:
        """What a guest takes under a service, of what is there at that moment."""
        self.bring_back(at)
        there = [goods for goods in ALL if goods.service == service and self._good(goods, at.date())]
        return chance.choices(there, [goods.share for goods in there])[0] if there else None

    def hand_out(self, goods: Goods, wanted: int, visit: Row) -> None:
        """Give up to `wanted`; when the visit is undone, everything goes back to its batch."""
        quantity = min(wanted, goods.limit, self._good(goods, visit["day"]))
        for batch, taken in list(self._first_expiring(goods, quantity, visit["day"])):
            move = self._move(batch, MoveKind.OUT, -taken, visit["at"], visit_id=visit["id"])
            if visit["undone_at"]:
                self._on_the_way_back.append((visit["undone_at"], move))

    def bring_back(self, now: datetime) -> None:
        """Put back what undone visits had taken, by `now`."""
        arrived = [each for each in self._on_the_way_back if each[0] <= now]
        for undone_at, move in arrived:
            batch = next(row for rows in self._batches.values() for row in rows if row["id"] == move["batch_id"])
            self._move(batch, MoveKind.BACK, -move["quantity"], undone_at, visit_id=move["visit_id"])
            self._on_the_way_back.remove((undone_at, move))

    def _supply(self, goods: Goods) -> int:
        known_as = {"name": goods.name, "name_en": goods.name_en, "unit": goods.unit, "unit_en": goods.unit_en}
        limits = {"limit_per_visit": goods.limit, "low_at": goods.low_at, "retired_at": None}
        words = search_text(goods.name, goods.name_en)
        service_id = self._station.services[goods.service]
        return int(self._rows.add(Supply, service_id=service_id, search=words, **known_as, **limits)["id"])

    def _move(
        self, batch: Row, kind: MoveKind, quantity: int, at: datetime, *, visit_id: int | None = None, note: str = ""
    ) -> Row:
        batch["left_over"] += quantity
        by_hand = None if visit_id else self._station.keeper_id
        said = {"visit_id": visit_id, "staff_id": by_hand, "note": note}
        return self._rows.add(StockMove, batch_id=batch["id"], kind=kind, quantity=quantity, at=at, **said)

    def _throw_away(self, goods: Goods, at: datetime) -> None:
        for batch in self._batches[goods]:
            if batch["expires_on"] < at.date() and batch["left_over"] and batch["label"] != _NEAR_ITS_DATE:
                self._move(batch, MoveKind.WASTE, -batch["left_over"], at, note="过期")

    def _count(self, goods: Goods, at: datetime) -> None:
        batch = next(iter(self._in_turn(goods, at.date())))
        self._move(batch, MoveKind.COUNT, -1, at, note="月初盘点，少一份")

    def _good(self, goods: Goods, day: date) -> int:
        return sum(batch["left_over"] for batch in self._in_turn(goods, day))

    def _in_turn(self, goods: Goods, day: date) -> list[Row]:
        good = [batch for batch in self._batches[goods] if batch["left_over"] and day <= batch["expires_on"]]
        return sorted(good, key=lambda batch: (batch["expires_on"], batch["id"]))

    def _first_expiring(self, goods: Goods, quantity: int, day: date) -> Iterator[tuple[Row, int]]:
        for batch in self._in_turn(goods, day):
            taken = min(batch["left_over"], quantity)
            quantity -= taken
            if taken > 0:
                yield batch, taken
