"""How one order reads at the desk: who asks, who goes, what its clock did, and who did what."""

from datetime import datetime
from typing import Final, NamedTuple

from app.daywords import brief_words
from app.orders import lifecycle, queries, screens, screens_new
from app.orders.lifecycle import Deed
from app.orders.models import Order, Target
from app.privacy import mask_name, mask_phone
from app.words import _, language

BY_RESIDENT: Final = {Deed.PLACE, Deed.ANSWER, Deed.RATE, Deed.REOPEN, Deed.WITHDRAW}
"""What the resident does, when no colleague did it for them; any other step without a name is the house's own."""


class Line(NamedTuple):
    """A step of its history, as colleagues read it."""

    at: str
    words: str
    who: str
    note: str


class Held(NamedTuple):
    """A while in which the clock stood: why, from when until when, what was asked and answered."""

    why: str
    span: str
    question: str
    answer: str


def portrait(order: Order, *, is_unmasked: bool) -> list[tuple[str, str]]:
    """Who, where and what; name, phone and door only once they are asked for."""
    name, phone = order.contact, order.phone or ""
    door = screens_new.door_words(order.building, *((order.unit, order.room) if is_unmasked else ("", "")))
    facts = [
        (_("要什么"), order.item.name),
        (_("在哪里"), door),
        (_("找谁"), (name if is_unmasked else mask_name(name)) or _("没有留")),
        (_("电话"), (phone if is_unmasked else mask_phone(phone)) or _("没有留")),
        (_("什么时候"), screens_new.wanted_words(order.wanted_on, order.half.value)),
        (_("怎么来的"), str(screens.SOURCES[order.source])),
        (_("在哪一级"), str(screens.LEVELS[order.level])),
        (_("缓急"), str(screens.URGENCIES[order.urgency])),
        *_hands(order),
    ]
    facts += [(_("还说了"), order.wish)] if order.wish and is_unmasked else []
    return [*facts, (_("健康说明"), order.health_note)] if order.health_note and is_unmasked else facts


def lines(order: Order) -> list[Line]:
    """Its history, the latest first, and by whom."""
    names = queries.names_of(order.id)
    return [
        Line(_brief(each.at), str(screens.DEEDS[each.deed]), names.get(each.id) or _nobody(each.deed), each.note)
        for each in queries.events(order.id)
    ][::-1]


def held(order: Order) -> list[Held]:
    """Every while its clock stood, the latest first."""
    return [
        Held(
            str(screens.WHY_PAUSED[each.why]),
            f"{_brief(each.since)} – {_brief(each.until) if each.until else _('现在')}",
            each.question,
            each.answer,
        )
        for each in queries.pauses(order.id)
    ][::-1]


def open_deeds(order: Order) -> set[str]:
    """What may be done now, as the page asks for it."""
    deeds = {deed.value for deed in lifecycle.open_deeds(order.stage)}
    is_held = queries.open_pause(order.id) is not None
    return deeds - ({Deed.PAUSE.value} if is_held else {Deed.RESUME.value, Deed.ANSWER.value})


def _hands(order: Order) -> list[tuple[str, str]]:
    """To whom it was handed out, and who took it."""
    if order.target is None:
        return []
    rows = [(_("派给谁"), _target(order, order.target))]
    return [*rows, (_("谁接的"), order.taker.name)] if order.taker else rows


def _target(order: Order, target: Target) -> str:
    if target is Target.TEAM and order.team:
        return order.team.name
    if target is Target.PEOPLE:
        offered = [each for each in queries.invitations(order.id) if each.declined_at or not each.withdrawn_at]
        return _("、").join(
            _("%(name)s（这次不接）", name=each.volunteer.name) if each.declined_at else each.volunteer.name
            for each in offered
        )
    return str(screens.TARGETS[target])


def _nobody(deed: Deed) -> str:
    return _("居民") if deed in BY_RESIDENT else _("系统")


def _brief(moment: datetime) -> str:
    return brief_words(moment, language())
