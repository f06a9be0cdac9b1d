"""What a guest taps at the station, read and checked."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from app.privacy import is_landline, is_mobile, plain_digits
from app.station.models import AssetKind, ServiceKind, VisitorType
from app.station.queries import ServiceTile, ShelfItem


class VisitForm(FlaskForm):  # type: ignore[misc]
    """A walk-in: who, how many, which services; quantities come as 'supply-<id>' fields beside it."""

    who = RadioField(
        choices=[(each.value, each.value) for each in VisitorType],
        validators=[InputRequired(_l("请先点一下「您是哪一位」"))],
        validate_choice=True,
    )
    party = IntegerField(default=1, validators=[InputRequired(_l("请点一下几位")), NumberRange(1, 20, _l("一次最多登记 20 位"))])
    service = SelectMultipleField(coerce=int, validate_choice=False)

    supplies: dict[int, int]

    def reads(self, tiles: Iterable[ServiceTile], shelf: Iterable[ShelfItem], form: Mapping[str, str]) -> bool:
        """Check everything against what the place offers; `supplies` then holds what is taken (id → quantity)."""
        offered = {tile.id for tile in tiles if tile.kind is not ServiceKind.LEND and tile.paused_at is None}
        items = {item.id: item for item in shelf if item.service_id in offered}
        is_valid = bool(self.validate())
        self.supplies = {}
        for id, item in items.items():
            quantity = form.get(f"supply-{id}", "0").strip() or "0"
            if not quantity.isdecimal() or len(quantity) > 4 or int(quantity) > item.limit:
                self.form_errors.append(_("%(name)s一次最多拿 %(limit)d 份", name=item.name, limit=item.limit))
            elif int(quantity):
                self.supplies[id] = int(quantity)
        chosen = set(self.service.data or []) & offered
        self.service.data = sorted(chosen | {items[id].service_id for id in self.supplies})
        if not self.service.data:
            self.service.errors = [_("请点一下要用的服务")]
        return is_valid and not self.form_errors and bool(self.service.data)
