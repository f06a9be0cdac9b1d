"""What the desk says of care: a plan, a pause, one visit."""

from datetime import date
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from app.care import screens
from app.care.recurrence import OnHolidays
from app.kiosk.forms_steps import trim
from app.orders.forms_desk import Choices, grouped
from app.orders.models import Half
from app.papers import is_landline, is_mobile, person_name_ok, plain_digits, plain_name
from app.words import _, _l

_LONG: Final = _l("太长了，最多 %(max)d 个字")
_DAY: Final = _l("请选日期")


def _in_reach(_form: FlaskForm, field: Field) -> None:
    if field.data and not date(2020, 1, 1) <= field.data <= date(2099, 12, 31):
        raise ValidationError(_("这个日期不对，请看一下"))


class PlanForm(FlaskForm):  # type: ignore[misc]
    """Who is visited, with what, on which days, by whom."""

    item = SelectField(_l("送什么、做什么"), coerce=int)
    building = SelectField(_l("哪一栋"), coerce=int)
    unit = StringField(_l("单元"), filters=[trim], validators=[Length(max=10, message=_LONG)])
    room = StringField(_l("房号"), filters=[trim], validators=[Length(max=10, message=_LONG)])
    contact = StringField(_l("怎么称呼"), filters=[lambda typed: plain_name(typed or "")])
    phone = StringField(_l("联系电话"), filters=[lambda typed: plain_digits(typed or "")])
    weekdays = SelectMultipleField(_l("星期几"), coerce=int)
    half = SelectField(_l("上午还是下午"))
    since = DateField(_l("从哪一天"), validators=[InputRequired(_DAY), _in_reach])
    until = DateField(_l("到哪一天"), validators=[Optional(), _in_reach])
    on_holidays = SelectField(_l("放假那天"))
    volunteer_id = SelectField(_l("谁去"), coerce=int)
    backup_id = SelectField(_l("谁替补"), coerce=int)
    note = StringField(_l("要注意什么"), filters=[trim], validators=[Length(max=120, message=_LONG)])
    consent = BooleanField(_l("本人同意，地址电话只给来的人看"))
    health = BooleanField(_l("本人同意记下健康需要"))

    def __init__(self, *args: Any, items: Choices, buildings: Choices, people: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.item.choices, self.building.choices = grouped(items), grouped(buildings)
        self.weekdays.choices = [SelectChoice(day, label) for day, label in screens.WEEKDAYS.items()]
        self.half.choices = [SelectChoice(each.value, label) for each, label in screens.HALVES.items()]
        self.on_holidays.choices = [SelectChoice(each.value, label) for each, label in screens.ON_HOLIDAYS.items()]
        named = [SelectChoice(id, name) for id, name in people]
        self.volunteer_id.choices = self.backup_id.choices = [SelectChoice(0, _("还没定")), *named]

    def validate_contact(self, field: Field) -> None:
        if not person_name_ok(field.data or ""):
            raise ValidationError(_("姓名请写汉字，2 到 60 个字"))

    def validate_phone(self, field: Field) -> None:
        if field.data and not (is_mobile(field.data) or is_landline(field.data)):
            raise ValidationError(_("这个号码不对，请再看一看"))

    def validate_weekdays(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("请选星期几"))

    def validate_until(self, field: Field) -> None:
        if field.data and self.since.data and field.data < self.since.data:
            raise ValidationError(_("最后一天要在第一天以后"))

    def validate_backup_id(self, field: Field) -> None:
        if field.data and field.data == self.volunteer_id.data:
            raise ValidationError(_("替补请选另一位"))

    def rhythm(self) -> dict[str, Any]:
        """Which days, from when until when, what of holidays."""
        said: dict[str, Any] = {"weekdays": tuple(sorted(self.weekdays.data)), "half": Half(self.half.data)}
        said |= {"since": self.since.data, "until": self.until.data}
        return said | {"on_holidays": OnHolidays(self.on_holidays.data)}


class PauseForm(FlaskForm):  # type: ignore[misc]
    """From when until when nobody comes, and why."""

    since = DateField(_l("从哪一天"), validators=[InputRequired(_DAY), _in_reach])
    until = DateField(_l("到哪一天"), validators=[Optional(), _in_reach])
    reason = StringField(_l("原因"), filters=[trim], validators=[InputRequired(_l("请写一句原因")), Length(max=60)])

    def validate_until(self, field: Field) -> None:
        if field.data and self.since.data and field.data < self.since.data:
            raise ValidationError(_("最后一天要在第一天以后"))


class DayForm(FlaskForm):  # type: ignore[misc]
    """A day."""

    on = DateField(_l("哪一天"), validators=[InputRequired(_DAY), _in_reach])


class ReasonForm(FlaskForm):  # type: ignore[misc]
    """A few words."""

    words = StringField(_l("原因"), filters=[trim], validators=[InputRequired(_l("请写一句原因")), Length(max=60)])


class OutcomeForm(FlaskForm):  # type: ignore[misc]
    """What came of a visit."""

    outcome = SelectField(_l("怎么样"))
    note = StringField(_l("说明"), filters=[trim], validators=[Length(max=60, message=_LONG)])
    on = DateField(_l("改到哪一天"), validators=[Optional(), _in_reach])

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.outcome.choices = [SelectChoice(each.value, label) for each, label in screens.OUTCOMES.items()]


class GiveForm(FlaskForm):  # type: ignore[misc]
    """Who comes this time."""

    volunteer_id = SelectField(_l("谁去"), coerce=int)

    def __init__(self, *args: Any, people: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.volunteer_id.choices = [SelectChoice(id, name) for id, name in people]
