"""What is asked of who placed an order before: its number, an answer, how it was."""

from flask_wtf import FlaskForm
from wtforms import Field, RadioField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from app.kiosk.forms_steps import trim
from app.papers import plain_digits
from app.words import _, _l

NUMBER_LENGTH, TAIL_LENGTH = 8, 4
TAPPED = {"可以": _l("可以"), "不可以": _l("不可以"), "请打电话给我": _l("请打电话给我")}
"""Answers to tap; kept in Chinese, for a colleague to read."""


class NumberForm(FlaskForm):  # type: ignore[misc]
    """The eight digits of an order."""

    number = StringField(filters=[lambda typed: plain_digits(typed or "")])

    def validate_number(self, field: Field) -> None:
        missing = NUMBER_LENGTH - len(field.data)
        if missing > 0:
            raise ValidationError(_("单号要 8 位，还差 %(missing)d 位", missing=missing))
        if missing < 0 or not field.data.isdigit():
            raise ValidationError(_("单号是 8 位数字，请再看一看"))


class TailForm(NumberForm):
    """And the last four digits of the phone it was placed with."""

    tail = StringField(filters=[lambda typed: plain_digits(typed or "")])

    def validate_tail(self, field: Field) -> None:
        missing = TAIL_LENGTH - len(field.data)
        if missing > 0:
            raise ValidationError(_("尾号要四位，还差 %(missing)d 位", missing=missing))
        if missing < 0 or not field.data.isdigit():
            raise ValidationError(_("尾号是四位数字，请再看一看"))


class AnswerForm(FlaskForm):  # type: ignore[misc]
    """An answer to what was asked: tapped or written."""

    words = StringField(filters=[trim], validators=[Length(max=60, message=_l("太长了，最多 %(max)d 个字"))])

    def validate_words(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("请点一个答案，或者写一句"))


class RateForm(FlaskForm):  # type: ignore[misc]
    """Is it solved, and how was it."""

    solved = RadioField(choices=["yes", "no"], validators=[InputRequired(_l("请点一下解决了没有"))])
    satisfaction = RadioField(choices=list("54321"), validators=[InputRequired(_l("请点一下满不满意"))])
