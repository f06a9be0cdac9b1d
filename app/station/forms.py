"""What a guest taps at the station, read and checked."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, IntegerField, RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, ValidationError

from app.config import rules
from app.privacy import is_mobile, plain_digits
from app.station.models import ServiceKind, VisitorType
from app.station.models_loan import AssetKind
from app.station.queries_wall import ServiceTile, ShelfItem
from app.words import _, _l


class VisitForm(FlaskForm):  # type: ignore[misc]
    """A walk-in: who, how many, which services; quantities come as 'supply-<id>' fields beside it."""

    who = RadioField(
        choices=[each.value for each in VisitorType],
        validators=[InputRequired(_l("请先点一下「您是哪一位」"))],
    )
    party = IntegerField(default=1, validators=[InputRequired(_l("请点一下一共几位"))])
    service = SelectMultipleField(coerce=int, validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.supplies: dict[int, int] = {}

    def validate_party(self, field: Field) -> None:
        if field.data is not None and not 1 <= field.data <= rules().largest_party:
            raise ValidationError(_("一次可以登记 1 到 %(most)d 位", most=rules().largest_party))

    def reads(self, tiles: Iterable[ServiceTile], shelf: Iterable[ShelfItem], said: Mapping[str, str]) -> bool:
        """Check everything against what the place offers; `supplies` then holds what is taken (id → quantity)."""
        is_valid = bool(self.validate())
        offered = {tile.id for tile in tiles if tile.kind is not ServiceKind.LEND and tile.paused_at is None}
        items = [item for item in shelf if item.service_id in offered]
        is_valid &= self._reads_quantities(items, said)
        used = {tile.id for tile in tiles if tile.id in offered and tile.kind is ServiceKind.USE}
        chosen = used & set(self.service.data or [])
        chosen |= {item.service_id for item in items if item.id in self.supplies}
        self.service.data = sorted(chosen)
        if is_valid and not chosen:
            self.service.errors = [_("请点一下要用的服务")]
        return is_valid and bool(chosen)

    def _reads_quantities(self, items: Iterable[ShelfItem], said: Mapping[str, str]) -> bool:
        for item in items:
            quantity = said.get(f"supply-{item.id}", "").strip() or "0"
            if not (quantity.isascii() and quantity.isdigit() and len(quantity) <= 3 and int(quantity) <= item.limit):
                self.service.errors = [_("%(name)s一次最多拿 %(limit)d 份", name=item.name, limit=item.limit)]
                return False
            if int(quantity):
                self.supplies[item.id] = int(quantity)
        return True


class LendForm(FlaskForm):  # type: ignore[misc]
    """Borrowing: which kind, a mobile number to reach the borrower, and their yes to keeping it."""

    kind = RadioField(choices=[each.value for each in AssetKind], validators=[InputRequired()])
    phone = StringField(filters=[lambda typed: plain_digits(typed or "")])
    consent = BooleanField(validators=[InputRequired(_l("请点一下「同意这样使用我的手机号」"))])

    def validate_phone(self, field: Field) -> None:
        missing = 11 - len(field.data)
        if 0 < missing < 11:
            raise ValidationError(_("手机号要 11 位，还差 %(missing)d 位", missing=missing))
        if not field.data:
            raise ValidationError(_("请输入手机号"))
        if not is_mobile(field.data):
            raise ValidationError(_("这个手机号不对，请再看一看"))


class DigitsForm(FlaskForm):  # type: ignore[misc]
    """Bringing back: the number on the thing, or the last four digits of the phone."""

    digits = StringField(filters=[lambda typed: plain_digits(typed or "")])

    def validate_digits(self, field: Field) -> None:
        if not 3 <= len(field.data) <= 6:
            raise ValidationError(_("请输入物品上的编号，或手机尾号四位"))
