"""Opening hours as they are written down: spans of a day or a week, checked before they are kept."""

from collections.abc import Iterable

DAY, WEEK = 24 * 60, 7 * 24 * 60

Span = tuple[str, str]
WeekSpan = tuple[int, str, str]


def minutes(hour: str) -> int:
    """'08:30' → 510. ValueError for what is no hour of a day ('24:00' is its end)."""
    hours, _colon, rest = hour.partition(":")
    if not (
        hours.isascii() and hours.isdigit() and rest.isascii() and rest.isdigit() and len(hours) <= 2 and len(rest) == 2
    ):
        raise ValueError(hour)
    total = int(hours) * 60 + int(rest)
    if int(rest) > 59 or total > DAY:
        raise ValueError(hour)
    return total


def tidy(opens: str, closes: str) -> Span:
    """A span with both hours in full; one that ends at midnight ends at 24:00. ValueError for no hours or no time."""
    start, end = minutes(opens) % DAY, minutes(closes) or DAY
    if start == end:
        raise ValueError(closes)
    return _hour(start), _hour(end)


def length(opens: str, closes: str) -> int:
    """Minutes from opening to closing; a span that closes before it opens runs past midnight."""
    return (minutes(closes) - minutes(opens) - 1) % DAY + 1


def overlap(week: Iterable[WeekSpan]) -> bool:
    """Whether two spans of a week share a minute; Sunday's late hours run into Monday."""
    spans = sorted((day * DAY + minutes(opens), length(opens, closes)) for day, opens, closes in week)
    following = [*spans[1:], *((start + WEEK, long) for start, long in spans[:1])]
    return any(
        start + long > then for (start, long), (then, _long) in zip(spans, following, strict=True) if len(spans) > 1
    )


def _hour(total: int) -> str:
    return f"{total // 60:02}:{total % 60:02}"
