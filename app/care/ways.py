"""Where else a helper may go from their visits: pages of rooms on the floors above."""

from flask import url_for

from app.volunteers.kiosk_offers import Way

_ways: tuple[Way, ...] = ()


def let_lead(ways: tuple[Way, ...]) -> None:
    """Said once when the house is wired."""
    global _ways  # noqa: PLW0603 — said once, when the house is wired
    _ways = ways


def ways() -> list[tuple[str, str, str]]:
    """(address, icon, words) of each."""
    return [(url_for(each.endpoint), each.icon, str(each.words)) for each in _ways]
