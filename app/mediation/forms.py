"""What the desk writes down of a case."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, Field, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from app.community.models import Level
from app.mediation.lifecycle import Outcome
from app.mediation.models import Kind
from app.mediation.screens import KINDS, LEVELS, OUTCOMES
from app.privacy import is_landline, is_mobile, plain_digits
from app.words import _, _l

Named = Iterable[tuple[str, str]]
_LONG = _l("太长了，最多 %(max)d 个字")
_NEEDED = InputRequired(_l("请填这一项"))


def _trim(typed: str | None) -> str:
    return (typed or "").strip()


def _name(label: object, *checks: Any) -> StringField:
    return StringField(label, [*checks, Length(max=30, message=_LONG)], filters=[_trim])


def _phone(label: object) -> StringField:
    return StringField(label, [Optional()], filters=[lambda typed: plain_digits(typed or "")])


def _words(label: object, *checks: Any, **more: Any) -> TextAreaField:
    return TextAreaField(label, [*(checks or [Optional()]), Length(max=1000, message=_LONG)], filters=[_trim], **more)


class MediatorsForm(FlaskForm):  # type: ignore[misc]
    """Who mediates, and so may read."""

    mediators = SelectMultipleField(_l("谁来调解（只有他们和社区干部能看案卷）"))

    def __init__(self, *args: Any, people: Named, **said: Any) -> None:
        super().__init__(*args, **said)
        heads = {"staff": _("同事"), "volunteer": _("志愿者")}
        self.mediators.choices = [
            SelectChoice(key, name, optgroup=heads[key.partition("-")[0]]) for key, name in people
        ]


class CaseForm(MediatorsForm):
    """A new case: what about, where, who on either side."""

    kind = SelectField(_l("什么事"), choices=[SelectChoice(kind.value, words) for kind, words in KINDS.items()])
    area = SelectField(_l("在哪里"), coerce=int)
    level = SelectField(
        _l("先在哪一级办"), choices=[SelectChoice(level.value, words) for level, words in LEVELS.items()]
    )
    name_a, phone_a = _name(_l("甲方姓名"), _NEEDED), _phone(_l("甲方电话"))
    name_b, phone_b = _name(_l("乙方姓名"), _NEEDED), _phone(_l("乙方电话"))
    summary = _words(_l("事情经过（加密保存）"))

    def __init__(self, *args: Any, areas: Mapping[str, Iterable[tuple[int, str]]], **said: Any) -> None:
        super().__init__(*args, **said)
        self.area.choices = [
            SelectChoice(id, name, optgroup=compound) for compound, rows in areas.items() for id, name in rows
        ]

    def validate_phone_a(self, field: Field) -> None:
        _check_phone(field)

    def validate_phone_b(self, field: Field) -> None:
        _check_phone(field)

    def about(self) -> tuple[Kind, Level]:
        """What about, and at which level first."""
        return Kind(self.kind.data), Level(self.level.data)


class HearingForm(FlaskForm):  # type: ignore[misc]
    """They sat down together."""

    held_on = DateField(_l("哪天谈的"), [InputRequired(_l("请选一个日期"))])
    words = _words(_l("谈了什么（加密保存）"))


class ClosingForm(FlaskForm):  # type: ignore[misc]
    """What came of it."""

    outcome = RadioField(
        _l("结果"),
        [InputRequired(_l("请选一个结果"))],
        choices=[SelectChoice(outcome.value, words) for outcome, words in OUTCOMES.items()],
    )
    why = _words(_l("说明（加密保存）"), id="closing-why")  # another form on the page has a why of its own

    def result(self) -> Outcome:
        return Outcome(self.outcome.data)


class WhyForm(FlaskForm):  # type: ignore[misc]
    """A reason."""

    why = _words(_l("为什么（加密保存）"), _NEEDED)


def _check_phone(field: Field) -> None:
    if field.data and not (is_mobile(field.data) or is_landline(field.data)):
        raise ValidationError(_("请填手机号，或带区号的座机"))
