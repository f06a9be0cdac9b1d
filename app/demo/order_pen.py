"""How an order comes into the books: placed, handed out, taken, done, rated; each step as the house itself notes it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from app.community.holidays import announced_days
from app.demo.rows import Row, Rows
from app.orders.lifecycle import Deed, Stage
from app.orders.models import Half, Order, OrderEvent, Rating, Target, WhyNot
from app.orders.promises import clock_for, office_hours, promise
from app.orders.verbs import LEVELS
from app.orders.workclock import due, elapsed
from app.rules import Rules

_SPECIALS: Final = {each.day: each.is_working for each in announced_days()}
_NOTES: Final = ("办好了", "交到本人手里", "东西放在门口", "说清楚了", "")


class OrderPen:
    """Writes one order after the other, as far as each has come by now."""

    def __init__(self, rows: Rows, now: datetime, rules: Rules, people: list[int], chance: Random) -> None:
        self._rows, self._now, self._rules, self._people, self._chance = rows, now, rules, people, chance
        self._hours = office_hours(rules, _SPECIALS)
        self._numbers = dice_numbers(chance)

    def place(self, item: Row, said: dict[str, Any], at: datetime) -> Row:
        """A need as it came in."""
        blank = dict.fromkeys(("health_note", "wanted_on", "health_consented_at", "target", "team_id", "dispatched_at"))
        blank |= dict.fromkeys(("accept_by", "promise_minutes", "due_at", "taker_id", "taken_at", "done_at"))
        blank |= dict.fromkeys(("settled_at", "why_not", "slip", "slip_hash", "forgotten_at"))
        started = {"half": Half.ANY, "is_around": False, "extended_days": 0, "done_note": "", "wish": "", "round": 1}
        order = self._rows.add(
            Order,
            number=next(self._numbers),
            item_id=item["id"],
            urgency=item["urgency"],
            level=item["level"],
            stage=Stage.SUBMITTED,
            placed_at=at,
            consented_at=at if said["phone"] else None,
            **blank | started | said,
        )
        order["health_consented_at"] = at if item["is_sensitive"] else None
        self._step(order, Deed.PLACE, None, at, staff_id=said["placed_by_id"])
        return order

    def live(self, order: Row, item: Row, faces: Iterator[int]) -> None:
        """On through its steps, until one of them lies ahead."""
        end = self._chance.choices(("done", "declined", "withdrawn", "settled"), (88, 3, 4, 5))[0]
        at = order["placed_at"] + self._minutes(8, 150)
        if end == "declined":
            order["why_not"] = self._chance.choice((WhyNot.OUT_OF_SCOPE, WhyNot.REFERRED, WhyNot.UNSAFE))
            self._settle(order, Deed.DECLINE, Stage.DECLINED, at)
        elif end == "withdrawn":
            self._settle(order, Deed.WITHDRAW, Stage.WITHDRAWN, at)
        elif end == "settled":
            order["level"] = LEVELS[min(3, LEVELS.index(order["level"]) + self._chance.choice((0, 1, 2)))]
            self._finish(order, Deed.SETTLE, self._worked(at, 30, 600), faces)
        elif self._hand_out(order, item, at):
            self._finish(order, Deed.COMPLETE, self._worked(order["taken_at"], *self._pace(order)), faces)

    def _hand_out(self, order: Row, item: Row, at: datetime) -> bool:
        """To the board, and into somebody's hands; whether that has come to pass."""
        at = self._worked(at, 1, 20)
        if at > self._now:
            return False
        given = promise(item["urgency"], item["promise_days"], self._rules)
        clock = clock_for(given.is_around, self._hours)
        order |= {"target": Target.BOARD, "dispatched_at": at, "promise_minutes": given.minutes}
        order |= {"is_around": given.is_around, "due_at": due(at, given.minutes, clock)}
        order["accept_by"] = due(at, self._rules.accept_hours * 60, self._hours)
        self._step(order, Deed.DISPATCH, Stage.DISPATCHED, at, staff_id=order["placed_by_id"])
        taken_at = self._worked(at, 5, 130)
        if taken_at > self._now:
            return False
        order |= {"taker_id": self._chance.choice(self._people), "taken_at": taken_at}
        self._step(order, Deed.TAKE, Stage.TAKEN, taken_at, volunteer_id=order["taker_id"])
        return True

    def _finish(self, order: Row, deed: Deed, at: datetime, faces: Iterator[int]) -> None:
        """Done, and rated by two in three, or closed when the time to rate was over."""
        if at > self._now:
            return
        order |= {"done_at": at, "done_note": self._chance.choice(_NOTES)}
        self._step(order, deed, Stage.DONE, at, order["done_note"], volunteer_id=order["taker_id"])
        rated_at = at + self._minutes(30, 4000)
        if self._chance.random() < 0.68:
            self._rate(order, rated_at, faces)
        else:
            self._settle(order, Deed.CLOSE, Stage.CLOSED, at + timedelta(days=self._rules.rating_days, minutes=20))

    def _rate(self, order: Row, at: datetime, faces: Iterator[int]) -> None:
        if at > self._now:
            return
        self._rows.add(Rating, order_id=order["id"], round=1, is_solved=True, satisfaction=next(faces), at=at)
        self._settle(order, Deed.RATE, Stage.CLOSED, at)

    def _settle(self, order: Row, deed: Deed, stage: Stage, at: datetime) -> None:
        if at <= self._now:
            order["settled_at"] = at
            self._step(order, deed, stage, at)

    def _step(self, order: Row, deed: Deed, stage: Stage | None, at: datetime, note: str = "", **by: Any) -> None:
        before, order["stage"] = (order["stage"] if stage else None), stage or order["stage"]
        who = {"staff_id": None, "volunteer_id": None} | by
        told = {"deed": deed, "before": before, "stage": order["stage"], "note": note}
        self._rows.add(OrderEvent, order_id=order["id"], at=at, **told, **who)

    def _pace(self, order: Row) -> tuple[int, int]:
        """How many minutes of work it may take; one in twenty is late."""
        long = int(elapsed(order["dispatched_at"], order["due_at"], self._hours)) or 240
        return (long, 2 * long) if self._chance.random() < 0.05 else (20, max(60, long * 3 // 4))

    def _worked(self, at: datetime, least: int, most: int) -> datetime:
        """Some minutes of work later."""
        return due(at, self._chance.randint(least, most), self._hours) or at

    def _minutes(self, least: int, most: int) -> timedelta:
        return timedelta(minutes=self._chance.randint(least, most))


def dice_numbers(chance: Random) -> Any:
    """Order numbers, each once."""
    return iter(map(str, chance.sample(range(10_000_000, 100_000_000), 1000)))
