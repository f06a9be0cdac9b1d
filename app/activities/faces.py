"""Every face of the activities, as the house hangs them up: the kiosk, the desk, and what is open to all."""

from typing import Any, Final

from flask import Blueprint

from app.activities import (
    desk,
    desk_after,
    desk_attendance,
    desk_calendar,
    desk_calls,
    desk_cards,
    desk_crew,
    desk_gardens,
    desk_plans,
    desk_prints,
    desk_series,
    desk_signups,
    kiosk,
    kiosk_door,
    kiosk_gardens,
    kiosk_helping,
    kiosk_mine,
    kiosk_opinions,
    kiosk_own,
    kiosk_signup,
    kiosk_walk_in,
    public,
)

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = (
    kiosk.bp,
    kiosk_signup.bp,
    kiosk_mine.bp,
    kiosk_own.bp,
    kiosk_helping.bp,
    kiosk_door.bp,
    kiosk_walk_in.bp,
    kiosk_opinions.bp,
    kiosk_gardens.bp,
)
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (
    desk.bp,
    desk_calendar.bp,
    desk_plans.bp,
    desk_series.bp,
    desk_prints.bp,
    desk_signups.bp,
    desk_attendance.bp,
    desk_crew.bp,
    desk_calls.bp,
    desk_after.bp,
    desk_gardens.bp,
)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = (public.bp,)
CARDS: Final[tuple[Any, ...]] = (desk_cards.today_card, desk_cards.calls_card, desk_cards.unwritten_card)
