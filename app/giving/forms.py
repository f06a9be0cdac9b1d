"""What the desk says of a donation: who gives what, and where a part of it goes."""

import re
from datetime import date
from typing import Any, Final, NamedTuple

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, Form, FormField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from app import clock
from app.giving.models import DonorKind, Way
from app.giving.screens import KINDS, WAYS
from app.volunteers import fields
from app.words import _, _l

MOST: Final = 99_999
_WHOLE: Final = NumberRange(1, MOST, _l("请填 %(min)d 到 %(max)d 之间的整数"))
_FIRST: Final = InputRequired(_l("请填一个整数"))
# Where a gift went is read by everybody: no phone, no identity number.
_PHONE: Final = re.compile(r"\d[\d -]{5,}\d")


class Said(NamedTuple):
    """A line as it was filled in."""

    name: str
    quantity: int
    unit: str


class PieceForm(Form):  # type: ignore[misc]
    """One line of what is given; an empty line is none."""

    name = fields.words(_l("物品"), 30)
    quantity = IntegerField(_l("数量"), [Optional(), _WHOLE])
    unit = fields.words(_l("单位"), 6)

    @property
    def is_blank(self) -> bool:
        return not (self.name.data or self.unit.data or self.quantity.data or self.quantity.errors)

    def complaint(self) -> str | None:
        """What a line lacks that is neither empty nor whole."""
        is_whole = self.name.data and self.quantity.data and self.unit.data
        return None if is_whole or self.is_blank else str(_("物品、数量和单位，三样都要填"))

    def said(self) -> Said:
        return Said(self.name.data, self.quantity.data, self.unit.data)


class DonorForm(FlaskForm):  # type: ignore[misc]
    """Who gives."""

    donor = fields.words(_l("捐赠人或单位"), 40)
    kind = fields.one_of(_l("个人还是单位"), KINDS)
    phone = fields.phone(_l("电话（可以不填）"))
    note = fields.words(_l("备注"), 60)

    def who(self) -> dict[str, Any]:
        kind = DonorKind(self.kind.data)
        return {"name": self.donor.data, "kind": kind, "phone": self.phone.data, "note": self.note.data}


class ReceiveForm(DonorForm):
    """Who gives what, and where it was received. Nobody is thanked in public unasked: the box is empty."""

    place = SelectField(_l("在哪里收到"), coerce=int)
    may_thank = BooleanField(_l("捐赠人同意公开致谢"))
    first, second, third, fourth, fifth, sixth = (FormField(PieceForm) for _line in range(6))

    def __init__(self, *args: Any, places: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place.choices = [SelectChoice(id, name) for id, name in places]

    def lines(self) -> list[Any]:
        return [self.first, self.second, self.third, self.fourth, self.fifth, self.sixth]

    @property
    def is_long(self) -> bool:
        """Whether more than the first three lines are in use."""
        return not all(line.form.is_blank for line in self.lines()[3:])

    def pieces(self) -> list[Said]:
        return [line.form.said() for line in self.lines() if not line.form.is_blank]

    def complaint(self) -> str | None:
        """What is wrong with the list of things."""
        found = [said for line in self.lines() if (said := line.form.complaint())]
        return next(iter(found), None) or (None if self.pieces() else str(_("请至少写一样物品")))

    def reads(self) -> bool:
        """Whether all of it holds."""
        return bool(self.validate()) and self.complaint() is None


class GiftForm(FlaskForm):  # type: ignore[misc]
    """A thing put right."""

    name = fields.words(_l("物品"), 30, required=True)
    quantity = IntegerField(_l("一共收到"), [_FIRST, _WHOLE])
    unit = fields.words(_l("单位"), 6, required=True)

    def said(self) -> Said:
        return Said(self.name.data, self.quantity.data, self.unit.data)


class HandOnForm(FlaskForm):  # type: ignore[misc]
    """Where a part of a gift goes."""

    quantity = IntegerField(_l("送出多少"), [_FIRST, _WHOLE])
    way = fields.one_of(_l("去向"), WAYS)
    words = fields.words(_l("用在哪里（会公开，不写姓名）"), 40)
    supply = SelectField(_l("放进哪种物资"))
    place = SelectField(_l("放在哪个站点"), coerce=int)
    stocked = IntegerField(_l("按物资的单位是多少（一样就不填）"), [Optional(), _WHOLE])
    expires_on = DateField(_l("有效期到（没有可不填）"), validators=[Optional()])

    def __init__(
        self, *args: Any, supplies: list[tuple[int, str]], places: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.supply.choices = fields.rows_or_none(supplies, _l("不放进物资"))
        self.place.choices = [SelectChoice(id, name) for id, name in places]

    @property
    def is_for_the_shelf(self) -> bool:
        return bool(self.way.data == Way.STOCK.value)

    def validate_words(self, field: Field) -> None:
        if not self.is_for_the_shelf and not field.data:
            raise ValidationError(_("请写一句用在哪里，例如：给独居老人过节"))
        if _PHONE.search(field.data):
            raise ValidationError(_("这里大家都看得到，请不要写电话和证件号"))

    def validate_supply(self, field: Field) -> None:
        if self.is_for_the_shelf and field.data == "0":
            raise ValidationError(_("请选一种物资"))

    def validate_expires_on(self, field: Field) -> None:
        if self.is_for_the_shelf and field.data and field.data < clock.today():
            raise ValidationError(_("这个日期已经过了，过期的不要入库"))

    def into_stock(self) -> tuple[int, date | None]:
        """How many of the shelf's unit, and until when they are good."""
        return self.stocked.data or self.quantity.data, self.expires_on.data
