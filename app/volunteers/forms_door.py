"""What a volunteer types at the kiosk's door, read and checked."""

import re

from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import ValidationError

from app.privacy import plain_digits
from app.volunteers import pins
from app.words import _

TAIL = re.compile(r"[0-9]{4}")


class TailForm(FlaskForm):  # type: ignore[misc]
    """The last four digits of their phone."""

    tail = StringField(filters=[lambda typed: plain_digits(typed or "")])

    def validate_tail(self, field: Field) -> None:
        if not TAIL.fullmatch(field.data):
            raise ValidationError(_("请输入手机号最后四位"))


class PinForm(FlaskForm):  # type: ignore[misc]
    """Six digits: their PIN, or a code from the desk."""

    pin = StringField(filters=[lambda typed: plain_digits(typed or "")])

    def validate_pin(self, field: Field) -> None:
        if not pins.is_pin(field.data):
            raise ValidationError(_("密码是 6 位数字"))
