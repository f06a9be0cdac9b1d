"""What is asked of someone who would like to be a volunteer, one question to a form."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, PasswordField, RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, ValidationError

from app.papers import is_mobile, person_name_ok, plain_digits, plain_name
from app.volunteers import joining, pins
from app.volunteers.models import Group, Skill
from app.words import _, _l


def _name(typed: str | None) -> str:
    return plain_name(typed or "")


def _digits(typed: str | None) -> str:
    return plain_digits(typed or "")


def _trim(typed: str | None) -> str:
    return (typed or "").strip()


def expect_name(_form: FlaskForm, field: Field) -> None:
    """Two Chinese characters or letters, or more."""
    if not field.data:
        raise ValidationError(_("请先写下姓名"))
    if not person_name_ok(field.data):
        raise ValidationError(_("姓名至少两个字，只用汉字或字母，请再看一看"))


def expect_mobile(_form: FlaskForm, field: Field) -> None:
    """Eleven digits of a mobile phone."""
    missing = 11 - len(field.data)
    if 0 < missing < 11:
        raise ValidationError(_("手机号要 11 位，还差 %(missing)d 位", missing=missing))
    if not field.data:
        raise ValidationError(_("请输入手机号"))
    if not is_mobile(field.data):
        raise ValidationError(_("这个手机号不对，请再看一看"))


class StepForm(FlaskForm):  # type: ignore[misc]
    """One question; `answers` is what has been said before it."""

    def __init__(self, answers: joining.Answers, **kwargs: Any) -> None:
        super().__init__(data=answers, **kwargs)
        self.answers = answers

    def said(self) -> dict[str, Any]:
        """The answer, by name."""
        return {field.short_name: field.data for field in self if field.short_name != "csrf_token"}


class GroupForm(StepForm):
    """Where someone comes from."""

    group = RadioField(choices=[each.value for each in Group], validators=[InputRequired(_l("请点一下您是哪一类"))])


class NameForm(StepForm):
    """Their name."""

    name = StringField(filters=[_name], validators=[expect_name])


class PhoneForm(StepForm):
    """Their phone."""

    phone = StringField(filters=[_digits], validators=[expect_mobile])


class AgeForm(StepForm):
    """How old they are, no closer than needed."""

    age = RadioField(
        choices=[joining.GROWN_UP, joining.MINOR, joining.CHILD],
        validators=[InputRequired(_l("请点一下您的年龄"))],
    )


class GuardianForm(StepForm):
    """Who answers for someone not grown up."""

    guardian = StringField(filters=[_name], validators=[expect_name])


class GuardianPhoneForm(StepForm):
    """How to reach them, and that they stand here and agree."""

    guardian_phone = StringField(filters=[_digits], validators=[expect_mobile])
    guardian_agrees = BooleanField(validators=[InputRequired(_l("请家长过来，点一下「我是家长，我同意」"))])

    def validate_guardian_phone(self, field: Field) -> None:
        if field.data == self.answers.get("phone"):
            raise ValidationError(_("这是您自己的手机号，请输入家长的"))


class SkillsForm(StepForm):
    """What they can do; nothing in particular is an answer too."""

    skills = SelectMultipleField(choices=[each.value for each in Skill])


class PinForm(StepForm):
    """Six digits of their own, not too easy to guess."""

    pin = PasswordField(filters=[_trim])

    def validate_pin(self, field: Field) -> None:
        missing = pins.LENGTH - len(field.data)
        if not pins.is_pin(field.data):
            raise ValidationError(_("密码要六位数字，还差 %(missing)d 位", missing=missing) if missing > 0 else _NO_PIN)
        if pins.is_weak(field.data, self.answers.get("phone") or ""):
            raise ValidationError(_("这个密码容易被猜到，请换一个：不要连号、重复，也不要用手机号里的"))


class PinAgainForm(StepForm):
    """The same once more, to be sure."""

    pin_again = PasswordField(filters=[_trim])

    def validate_pin_again(self, field: Field) -> None:
        if field.data != self.answers.get("pin"):
            raise ValidationError(_("和刚才的不一样，请再按一次；记不清了就点「返回」重新设"))

    def said(self) -> dict[str, Any]:
        """That it was the same; the digits are kept once."""
        return {"pin_again": True}


class ConsentForm(StepForm):
    """Their yes to keeping all this, and a yes apart to being called by name on the wall."""

    consent = BooleanField(validators=[InputRequired(_l("请点一下「我同意保存这些资料」，才能登记"))])
    may_show = BooleanField()


_NO_PIN = _l("密码只要六位数字")
