"""What a resident is asked who places an order at the kiosk: one question to a form."""

from wtforms import BooleanField, Field, StringField
from wtforms.validators import Length, ValidationError

from app import clock
from app.kiosk.forms_steps import StepForm, number, trim
from app.orders import wanting
from app.papers import is_mobile, plain_digits
from app.words import _, _l

_ONE: list = [lambda typed: typed if isinstance(typed, int) else number(typed)]  # type: ignore[type-arg]


class CategoryForm(StepForm):
    """Which tile of the menu."""

    category = StringField(filters=_ONE)

    def validate_category(self, field: Field) -> None:
        if field.data not in self.areas:
            raise ValidationError(_("请点一下要哪一类"))


class ItemForm(StepForm):
    """What of it."""

    item = StringField(filters=_ONE)

    def validate_item(self, field: Field) -> None:
        if field.data not in self.areas:
            raise ValidationError(_("请点一下要什么"))


class WhenForm(StepForm):
    """When it would suit."""

    when = StringField()

    def validate_when(self, field: Field) -> None:
        if field.data not in wanting.times(clock.now().hour):
            raise ValidationError(_("请点一下什么时候"))


class UnitForm(StepForm):
    """Which stairway; 0 where a house has none."""

    unit = StringField(filters=_ONE)

    def validate_unit(self, field: Field) -> None:
        if field.data not in range(wanting.UNITS + 1):
            raise ValidationError(_("请点一下几单元"))


class RoomForm(StepForm):
    """Which door; nothing is an answer too."""

    room = StringField(filters=[lambda typed: plain_digits(typed or "")])

    def validate_room(self, field: Field) -> None:
        if field.data and not (field.data.isdigit() and len(field.data) <= 4):
            raise ValidationError(_("房号最多四位数字，再看一看"))


class HealthForm(StepForm):
    """A yes of its own to what tells of somebody's health."""

    health = BooleanField()

    def validate_health(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("您同意了才能记；不同意也可以找人帮忙"))


class PhoneForm(StepForm):
    """Where to ring."""

    phone = StringField(filters=[lambda typed: plain_digits(typed or "")])

    def validate_phone(self, field: Field) -> None:
        missing = 11 - len(field.data)
        if missing > 0:
            raise ValidationError(_("手机号要 11 位，还差 %(missing)d 位", missing=missing))
        if not is_mobile(field.data):
            raise ValidationError(_("这个手机号不对，请再看一看"))


class WishForm(StepForm):
    """A sentence more; nothing is an answer too."""

    wish = StringField(filters=[trim], validators=[Length(max=60, message=_l("太长了，最多 %(max)d 个字"))])


class ConsentForm(StepForm):
    """A yes to what is needed to do it."""

    consent = BooleanField()

    def validate_consent(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("您同意了才能记；不同意也可以找人帮忙"))
