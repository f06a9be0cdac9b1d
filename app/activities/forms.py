"""What guests type at the kiosk to come along, read and checked."""

import re
from collections.abc import Mapping
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, StringField
from wtforms.validators import ValidationError

from app.activities.models import Activity
from app.activities.models_seats import AgeBand
from app.config import rules
from app.papers import person_name_ok, plain_digits, plain_name
from app.volunteers.forms import expect_mobile
from app.words import _

CODE: Final = re.compile(r"[0-9]{6}")
# What the house calls children by itself: nobody has to type anything of them.
ONLY, FIRST, OTHERS = "宝宝", ("大宝", "二宝", "三宝", "四宝", "五宝"), "小朋友"


def called(bands: list[AgeBand]) -> tuple[tuple[str, AgeBand], ...]:
    """A name for each child, the biggest first: 宝宝 when alone, else 大宝, 二宝 …"""
    biggest_first = sorted(bands, key=list(AgeBand).index, reverse=True)
    if len(bands) == 1:
        return ((ONLY, bands[0]),)
    names = (*FIRST, *(f"{OTHERS}{number}" for number in range(len(FIRST) + 1, len(bands) + 1)))
    return tuple(zip(names, biggest_first, strict=False))


def _digits(typed: str | None) -> str:
    return plain_digits(typed or "")


class PartyForm(FlaskForm):  # type: ignore[misc]
    """How many come: grown-ups, and children by their age; a guardian's tick, and that the notice was read."""

    adults = StringField(default="1", filters=[lambda typed: _count(str(typed))])
    guardian = BooleanField()
    risks = BooleanField()

    def __init__(self, activity: Activity, said: Mapping[str, str], **values: Any) -> None:
        super().__init__(**values)
        self.activity = activity
        self.bands = {band: _count(said.get(f"band-{band.value}", "")) for band in AgeBand}

    @property
    def children(self) -> tuple[tuple[str, AgeBand], ...]:
        return called([band for band, many in self.bands.items() for _one in range(many)])

    def validate_adults(self, field: Field) -> None:
        size, most = field.data + len(self.children), rules().largest_party
        if not 1 <= size <= most:
            raise ValidationError(_("一次可以报 1 到 %(most)d 位", most=most))
        if self.children and not field.data:
            raise ValidationError(_("小朋友要有家长一起来，请把家长也算上"))

    def validate_guardian(self, field: Field) -> None:
        if self.children and not field.data:
            raise ValidationError(_("请点一下「我是家长，会陪小朋友来」"))

    def validate_risks(self, field: Field) -> None:
        if self.activity.risks and not field.data:
            raise ValidationError(_("请看一下，再点一下「安全提醒，我知道了」"))


class SignUpForm(PartyForm):
    """The same, with a phone to be rung up at, and a yes to its being kept."""

    phone = StringField(filters=[_digits], validators=[expect_mobile])
    consent = BooleanField()

    def validate_consent(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("请点一下「同意这样使用我的手机号」"))


class PhoneForm(FlaskForm):  # type: ignore[misc]
    """The phone somebody signed up with."""

    phone = StringField(filters=[_digits], validators=[expect_mobile])


class CodeForm(PhoneForm):
    """That, and the six digits they were given."""

    code = StringField(filters=[_digits])

    def validate_code(self, field: Field) -> None:
        if not CODE.fullmatch(field.data):
            raise ValidationError(_("查询码是 6 位数字，在报名的小票上"))


class NameForm(FlaskForm):  # type: ignore[misc]
    """What to call somebody; a surname is enough."""

    name = StringField(filters=[lambda typed: plain_name(typed or "")])

    def validate_name(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("请写一个称呼，不想留就点「不用了」"))
        if not person_name_ok(field.data * 2 if len(field.data) == 1 else field.data):
            raise ValidationError(_("称呼请写中文，一个姓也可以"))


def _count(typed: str) -> int:
    return min(int(typed), 99) if re.fullmatch(r"[0-9]{1,3}", typed) else 0
