"""What the desk writes down of a partner and of what was agreed."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, Field, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from app.partners.models import Kind
from app.partners.screens import KINDS
from app.partners.terms import Described, Terms
from app.privacy import credit_code_ok, is_landline, is_mobile, plain_digits
from app.words import _, _l

_LONG = _l("太长了，最多 %(max)d 个字")
_NEEDED = InputRequired(_l("请填这一项"))


def _trim(typed: str | None) -> str:
    return (typed or "").strip()


def _line(label: object, most: int, *checks: Any) -> StringField:
    return StringField(label, [*(checks or [Optional()]), Length(max=most, message=_LONG)], filters=[_trim])


class PartnerForm(FlaskForm):  # type: ignore[misc]
    """An organisation."""

    name = _line(_l("单位全称"), 60, _NEEDED)
    kind = SelectField(_l("哪一类"), choices=[SelectChoice(kind.value, words) for kind, words in KINDS.items()])
    community = SelectField(_l("和哪个社区共建"), coerce=int)
    credit_code = StringField(_l("统一社会信用代码"), filters=[lambda typed: _trim(typed).upper()])
    address = _line(_l("地址"), 100)

    def __init__(self, *args: Any, communities: Iterable[tuple[int, str]], **said: Any) -> None:
        super().__init__(*args, **said)
        self.community.choices = [SelectChoice(id, name) for id, name in communities]

    def validate_credit_code(self, field: Field) -> None:
        if field.data and not credit_code_ok(field.data):
            raise ValidationError(_("信用代码不对，请对一对 18 位"))

    def said(self) -> Described:
        return Described(self.name.data, Kind(self.kind.data), self.credit_code.data or "", self.address.data or "")


class ContactForm(FlaskForm):  # type: ignore[misc]
    """Whom one rings there."""

    name = _line(_l("联系人"), 30, _NEEDED)
    duty = _line(_l("职务"), 30)
    phone = StringField(_l("电话"), [_NEEDED], filters=[lambda typed: plain_digits(typed or "")])

    def validate_phone(self, field: Field) -> None:
        if not (is_mobile(field.data) or is_landline(field.data)):
            raise ValidationError(_("请填手机号，或带区号的座机"))

    def said(self) -> tuple[str, str, str]:
        return self.name.data, self.duty.data or "", self.phone.data


class AgreementForm(FlaskForm):  # type: ignore[misc]
    """A version: from when until when, and what each side gives."""

    since = DateField(_l("从哪天起"), [InputRequired(_l("请选一个日期"))])
    until = DateField(_l("最后一天"), [InputRequired(_l("请选一个日期"))])
    theirs = TextAreaField(_l("他们做什么"), [Length(max=1000, message=_LONG)], filters=[_trim])
    ours = TextAreaField(_l("社区做什么"), [Length(max=1000, message=_LONG)], filters=[_trim])

    def said(self) -> Terms:
        return Terms(self.since.data, self.until.data, self.ours.data or "", self.theirs.data or "")


class EndForm(FlaskForm):  # type: ignore[misc]
    """Why it ends before its time."""

    reason = _line(_l("为什么提前结束"), 100, _NEEDED)


class CopyForm(FlaskForm):  # type: ignore[misc]
    """The signed paper."""

    paper = FileField(_l("签好的协议（PDF）"))
