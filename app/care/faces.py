"""Every face of care, as the house hangs them up: the kiosk and the desk."""

from typing import Any, Final

from flask import Blueprint

from app.care import desk, desk_cards, desk_visits, kiosk, queries_buildings, screens
from app.community.hanging import Hanging
from app.volunteers.kiosk_offers import Source, Way
from app.words import _l

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = (kiosk.bp,)
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk_visits.bp, desk.bp)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = ()
TO_SIGN_IN_FOR: Final[Source] = screens.to_bring
FROM_OWN_PAGE: Final = Way("bringing.mine", "calendar-heart", _l("照护"))
ON_BUILDINGS: Final = Hanging(_l("长期照护"), queries_buildings.running_on)
CARDS: Final[tuple[Any, ...]] = (desk_cards.coverage_card, desk_cards.missed_card)
