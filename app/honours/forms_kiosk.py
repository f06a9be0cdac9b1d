"""What a guest is asked who nominates a family or has something against one: one question to a form."""

from wtforms import BooleanField, Field, RadioField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from app.honours.models import Doubt, Merit
from app.kiosk.forms_steps import StepForm, trim
from app.papers import is_mobile, plain_digits
from app.words import _, _l


class WhyForm(StepForm):
    """What is good about them."""

    why = RadioField(choices=[each.value for each in Merit], validators=[InputRequired(_l("请点一下好在哪里"))])


class FamilyForm(StepForm):
    """What the neighbours call them."""

    family = StringField(filters=[trim], validators=[Length(max=20, message=_l("太长了，最多 %(max)d 个字"))])

    def validate_family(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("请写一下怎么称呼他们家"))


class WordsForm(StepForm):
    """What they did; nothing is an answer too."""

    words = StringField(filters=[trim], validators=[Length(max=60, message=_l("太长了，最多 %(max)d 个字"))])


class PhoneForm(StepForm):
    """Where to ask back; nothing is an answer too."""

    phone = StringField(filters=[lambda typed: plain_digits(typed or "")])

    def validate_phone(self, field: Field) -> None:
        missing = 11 - len(field.data)
        if 0 < missing < 11:
            raise ValidationError(_("手机号要 11 位，还差 %(missing)d 位", missing=missing))
        if field.data and not is_mobile(field.data):
            raise ValidationError(_("这不像手机号，请再看一看，不留也可以"))


class ConsentForm(StepForm):
    """Whether the family knows of it, as far as the guest can tell; the community asks them in any case."""

    is_told = BooleanField()


class ReasonForm(StepForm):
    """What is said against a family."""

    reason = RadioField(choices=[each.value for each in Doubt], validators=[InputRequired(_l("请点一下是什么意见"))])
