"""Every face of the volunteers, as the house hangs them up: the kiosk, the desk, and Today."""

from typing import Final

from flask import Blueprint

from app.volunteers import (
    cards_today,
    desk,
    desk_duties,
    desk_entry,
    desk_growth,
    desk_merges,
    desk_person,
    desk_records,
    desk_teams,
    desk_waiting,
    desk_watch,
    desk_write_up,
    kiosk,
    kiosk_attending,
    kiosk_join,
    kiosk_own,
)

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = (
    kiosk.bp,
    kiosk_attending.bp,
    kiosk_join.bp,
    kiosk_own.bp,
)
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (
    desk.bp,
    desk_waiting.bp,
    desk_person.bp,
    desk_entry.bp,
    desk_growth.bp,
    desk_merges.bp,
    desk_teams.bp,
    desk_write_up.bp,
    desk_records.bp,
    desk_duties.bp,
)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = ()
CARDS: Final = (
    cards_today.waiting_card,
    desk_watch.records_cards,
    desk_watch.rest_card,
)
