"""What is said of a round, of a building's doors, and at a door."""

from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from app.community.doors_of import Plan, count
from app.kiosk.forms_steps import trim
from app.orders.forms_desk import Choices, grouped
from app.papers import is_landline, is_mobile, person_name_ok, plain_digits, plain_name
from app.survey.models import Outcome
from app.ticket import NUMBER
from app.words import _, _l

_LONG: Final = _l("太长了，最多 %(max)d 个字")
_DAY: Final = _l("请选日期")
MOST_DOORS: Final = 1000


class SurveyForm(FlaskForm):  # type: ignore[misc]
    """A round."""

    name = StringField(
        _l("名称"), filters=[trim], validators=[InputRequired(_l("请写名字")), Length(max=40, message=_LONG)]
    )
    since = DateField(_l("从哪一天"), validators=[InputRequired(_DAY)])
    until = DateField(_l("到哪一天"), validators=[InputRequired(_DAY)])
    grids = SelectMultipleField(_l("哪些网格"), coerce=int)

    def __init__(self, *args: Any, grids: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.grids.choices = [SelectChoice(id, name) for id, name in grids]

    def validate_until(self, field: Field) -> None:
        if field.data and self.since.data and field.data < self.since.data:
            raise ValidationError(_("最后一天要在第一天以后"))

    def validate_grids(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("请选网格"))


class DoorsForm(FlaskForm):  # type: ignore[misc]
    """How a building's doors are numbered."""

    building = SelectField(_l("哪一栋"), coerce=int)
    units = IntegerField(_l("几个单元"), validators=[NumberRange(0, 20, _l("0 到 20"))], default=1)
    first_floor = IntegerField(_l("从几层"), validators=[NumberRange(1, 99, _l("1 到 99"))], default=1)
    last_floor = IntegerField(_l("到几层"), validators=[NumberRange(1, 99, _l("1 到 99"))], default=6)
    doors = IntegerField(_l("每层几户"), validators=[NumberRange(1, 40, _l("1 到 40"))], default=2)

    def __init__(self, *args: Any, buildings: Choices, **said: Any) -> None:
        super().__init__(*args, **said)
        self.building.choices = grouped(buildings)

    def validate_last_floor(self, field: Field) -> None:
        if field.data is not None and field.data < (self.first_floor.data or 0):
            raise ValidationError(_("最高一层要比最低一层高"))

    def validate_doors(self, field: Field) -> None:
        if field.data and None not in self.said() and count(self.said()) > MOST_DOORS:
            raise ValidationError(_("一栋楼最多 %(most)d 户", most=MOST_DOORS))

    def said(self) -> Plan:
        return Plan(self.units.data, self.first_floor.data, self.last_floor.data, self.doors.data)


class KnockForm(FlaskForm):  # type: ignore[misc]
    """What came of a knock."""

    ticket = StringField()
    household = IntegerField()
    outcome = SelectField()
    items = SelectMultipleField(_l("要什么"), coerce=int)
    contact = StringField(_l("怎么称呼"), filters=[lambda typed: plain_name(typed or "")])
    phone = StringField(_l("联系电话"), filters=[lambda typed: plain_digits(typed or "")])
    health = BooleanField(_l("说到健康的，本人同意记下"))

    def __init__(self, *args: Any, menu: Choices, **said: Any) -> None:
        super().__init__(*args, **said)
        self.outcome.choices = [SelectChoice(each.value, each.value) for each in Outcome]
        self.items.choices = grouped(menu)

    def validate_ticket(self, field: Field) -> None:
        if not NUMBER.fullmatch(field.data or ""):
            raise ValidationError(_("这一页放得太久了，请刷新"))

    def validate_contact(self, field: Field) -> None:
        if field.data and not person_name_ok(field.data):
            raise ValidationError(_("姓名请写汉字，2 到 60 个字"))

    def validate_phone(self, field: Field) -> None:
        if field.data and not (is_mobile(field.data) or is_landline(field.data)):
            raise ValidationError(_("这个号码不对，请再看一看"))
