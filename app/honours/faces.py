"""Every face of 最美家庭, as the house hangs them up: the kiosk, the desk, and what is open to all."""

from typing import Final

from flask import Blueprint

from app.honours import desk, desk_families, desk_objections, kiosk, kiosk_nominate, kiosk_object, public

AT_THE_KIOSK: Final[tuple[Blueprint, ...]] = (kiosk.bp, kiosk_nominate.bp, kiosk_object.bp)
AT_THE_DESK: Final[tuple[Blueprint, ...]] = (desk.bp, desk_families.bp, desk_objections.bp)
OPEN_TO_ALL: Final[tuple[Blueprint, ...]] = (public.bp,)
CARDS: Final = (desk.honours_card,)
