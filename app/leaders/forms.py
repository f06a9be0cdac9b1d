"""What the desk writes down about a post: who holds it, under which phone, from or until when."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, Field, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from app.privacy import is_landline, is_mobile, person_name_ok, plain_digits
from app.words import _, _l


def _trim(typed: str | None) -> str:
    return (typed or "").strip()


class HolderForm(FlaskForm):  # type: ignore[misc]
    """The holder; whoever is chosen among the volunteers need not be typed."""

    volunteer = SelectField(_l("住在这里的志愿者"), coerce=int)
    name = StringField(_l("姓名"), [Length(max=30, message=_l("太长了，最多 %(max)d 个字"))], filters=[_trim])
    duty_phone = StringField(_l("值班电话（居民会看到）"), [Optional()], filters=[_trim])

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **said: Any) -> None:
        super().__init__(*args, **said)
        self.names = dict(people)
        self.volunteer.choices = [
            SelectChoice(0, _("不在里面，写在下面")),
            *(SelectChoice(id, name) for id, name in self.names.items()),
        ]

    def validate_name(self, field: Field) -> None:
        name = self.names.get(self.volunteer.data) or field.data
        if not name or not person_name_ok(name):
            raise ValidationError(_("请写姓名，或者选一位志愿者"))

    def validate_duty_phone(self, field: Field) -> None:
        digits = plain_digits(field.data)
        if field.data and not (is_mobile(digits) or is_landline(digits)):
            raise ValidationError(_("请填手机号，或带区号的座机"))

    def said(self) -> tuple[str, str, int | None]:
        """Name, phone of the post, and the volunteer's number if they are one."""
        chosen = self.volunteer.data or None
        return self.name.data or self.names.get(chosen or 0, ""), self.duty_phone.data or "", chosen


class AppointForm(HolderForm):
    """The same, from a day on."""

    since = DateField(_l("从哪天起"), [InputRequired(_l("请选一个日期"))])


class StepDownForm(FlaskForm):  # type: ignore[misc]
    """Until when."""

    until = DateField(_l("到哪天卸任"), [InputRequired(_l("请选一个日期"))])
