"""What was measured, against what was wanted, as one table."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Line:
    """One measure: its number in the targets, what it says, the limit, and the value found on each database."""

    number: int
    measure: str
    limit: float
    unit: str = "×"
    at_least: bool = False
    found: dict[str, float] = field(default_factory=dict)

    @property
    def target(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self._said(self.limit)}"

    def value(self, database: str) -> str:
        """'1.58× met', or a dash where nothing was measured."""
        if database not in self.found:
            return "–"
        value = self.found[database]
        is_met = value >= self.limit if self.at_least else value <= self.limit
        return f"{self._said(value)} {'met' if is_met else 'MISSED'}"

    def _said(self, value: float) -> str:
        return f"{value:.2f}{self.unit}" if self.unit == "×" else f"{value:.3g} {self.unit}"


class Table:
    """Lines in the order in which they were first written."""

    def __init__(self) -> None:
        self.lines: dict[tuple[int, str], Line] = {}
        self.notes: list[str] = []

    def write(self, database: str, line: Line, value: float) -> None:
        self.lines.setdefault((line.number, line.measure), line).found[database] = value

    def shown(self, databases: Iterable[str]) -> str:
        """The table in Markdown, so that it can be kept as it is printed."""
        names = list(databases)
        head = ["#", "measure", "target", *names]
        rows = [
            [str(line.number), line.measure, line.target, *(line.value(name) for name in names)]
            for line in sorted(self.lines.values(), key=lambda line: line.number)
        ]
        return "\n".join(
            ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)] + ["", *self.notes]
        )
