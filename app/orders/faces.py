"""Every face of the orders, as the house hangs them up: the kiosk, the desk, and what is open to all."""

from typing import Any, Final

from flask import Blueprint

from app.community.hanging import Hanging
from app.orders import (
    desk,
    desk_cards,
    desk_correct,
    desk_dispatch,
    desk_match,
    desk_menu,
    desk_one,
    desk_resources,
    desk_slips,
    kiosk,
    kiosk_at_work,
    kiosk_jobs,
    kiosk_new,
    kiosk_own,
    public,
    queries_buildings,
    screens_jobs,
)
from app.volunteers.kiosk_offers import Source, Way
from app.words import _l

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = (kiosk.bp, kiosk_new.bp, kiosk_own.bp, kiosk_jobs.bp, kiosk_at_work.bp)
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (
    desk.bp,
    desk_one.bp,
    desk_correct.bp,
    desk_dispatch.bp,
    desk_slips.bp,
    desk_menu.bp,
    desk_resources.bp,
    desk_match.bp,
)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = (public.bp,)
TO_SIGN_IN_FOR: Final[Source] = screens_jobs.to_set_out
FROM_OWN_PAGE: Final = Way("taking.open_jobs", "clipboard-list", _l("接单"))
ON_BUILDINGS: Final = Hanging(_l("没办结的点单"), queries_buildings.unsettled_on)
CARDS: Final[tuple[Any, ...]] = (desk_cards.orders_card,)
