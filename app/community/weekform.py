"""The week of a place as it is typed: seven rows of two spans, read and given back."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.community import timetable
from app.community.forms import DAYS, SPANS
from app.words import _


class Typed(NamedTuple):
    """One span as it stands in the form."""

    opens_name: str
    opens: str
    closes_name: str
    closes: str


class DayRow(NamedTuple):
    """A row of the form: a day, its spans and its complaint."""

    label: str
    spans: list[Typed]
    error: str


class Week:
    """What was typed for a week; `spans` holds it once `reads()` has said yes."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self.said = said
        self.errors: dict[int, str] = {}
        self.spans: list[list[Any]] = []

    @classmethod
    def of(cls, spans: Sequence[Sequence[Any]]) -> "Week":
        """The form filled with the hours a place keeps."""
        said: dict[str, str] = {}
        for day, opens, closes in spans:
            number = sum(f"opens-{day}-{each}" in said for each in range(SPANS))
            said |= {f"opens-{day}-{number}": opens, f"closes-{day}-{number}": "00:00" if closes == "24:00" else closes}
        return cls(said)

    def reads(self) -> bool:
        """Read every row; a day left empty is a day the door stays closed."""
        self.spans = [span for day in range(len(DAYS)) for span in self._day(day)]
        if not self.errors and timetable.overlap([(day, opens, closes) for day, opens, closes in self.spans]):
            self._blame_overlaps()
        return not self.errors

    def rows(self) -> list[DayRow]:
        """The form, row by row."""
        return [
            DayRow(str(DAYS[day]), [self._typed(day, number) for number in range(SPANS)], self.errors.get(day, ""))
            for day in range(len(DAYS))
        ]

    def _typed(self, day: int, number: int) -> Typed:
        opens, closes = f"opens-{day}-{number}", f"closes-{day}-{number}"
        return Typed(opens, self.said.get(opens, "").strip()[:8], closes, self.said.get(closes, "").strip()[:8])

    def _day(self, day: int) -> list[list[Any]]:
        typed = [self._typed(day, number) for number in range(SPANS)]
        try:
            spans = [timetable.tidy(one.opens, one.closes) for one in typed if one.opens or one.closes]
        except ValueError:
            self.errors[day] = _("请把开门和关门的时间都填上")
            return []
        return [[day, *span] for span in sorted(spans)]

    def _blame_overlaps(self) -> None:
        for day in range(len(DAYS)):
            around = [
                (each, opens, closes) for each, opens, closes in self.spans if each in {day, (day + 1) % len(DAYS)}
            ]
            if timetable.overlap(around):
                self.errors[day] = _("有两段时间重叠了")
