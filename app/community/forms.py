"""What the desk may write about a place: what it is, when it is open, on which days it is not."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from app.community import timetable
from app.community.models import PlaceKind
from app.privacy import is_landline, is_mobile, plain_digits
from app.words import _, _l

KINDS = {
    PlaceKind.STATION: _l("暖蜂驿站"),
    PlaceKind.PRACTICE_POINT: _l("文明实践点"),
    PlaceKind.PODIUM: _l("宣讲阵地"),
    PlaceKind.GARDEN: _l("邻里小屋"),
    PlaceKind.ROOM: _l("其他场所"),
}
DAYS = (_l("星期一"), _l("星期二"), _l("星期三"), _l("星期四"), _l("星期五"), _l("星期六"), _l("星期日"))
SPANS = 2
_REQUIRED = DataRequired(_l("请填写这一项"))
_LONG = _l("太长了，最多 %(max)d 个字")


def trim(text: str | None) -> str:
    return (text or "").strip()


def _words(label: object, most: int, *checks: Any) -> StringField:
    return StringField(label, filters=[trim], validators=[*(checks or [Optional()]), Length(max=most, message=_LONG)])


class PlaceForm(FlaskForm):  # type: ignore[misc]
    """What a place is and who keeps it."""

    kind = SelectField(_l("种类"), choices=[SelectChoice(kind, words) for kind, words in KINDS.items()])
    name = _words(_l("名称"), 30, _REQUIRED)
    name_en = _words(_l("英文名称"), 60)
    address = _words(_l("地址"), 100)
    keeper = _words(_l("负责人"), 30)
    duty_phone = _words(_l("值班电话"), 20)
    seats = IntegerField(
        _l("座位数"),
        validators=[InputRequired(_l("请填一个整数")), NumberRange(0, 9999, _l("请填 0 到 9999 之间的整数"))],
    )

    def validate_duty_phone(self, field: Field) -> None:
        digits = plain_digits(field.data)
        if field.data and not (is_mobile(digits) or is_landline(digits)):
            raise ValidationError(_("请填手机号，或带区号的座机"))

    def words(self) -> dict[str, str]:
        return {name: self[name].data or "" for name in ("name", "name_en", "address", "keeper", "duty_phone")}


class NewPlaceForm(PlaceForm):
    """The same, in an area."""

    area = SelectField(_l("在哪里"), coerce=int)

    def __init__(self, *args: Any, areas: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area.choices = [SelectChoice(id, name) for id, name in areas]


class ClosingForm(FlaskForm):  # type: ignore[misc]
    """Why the door is closed, as the guests will read it."""

    words = _words(_l("为什么关门（客人会看到）"), 40, _REQUIRED)


class DayForm(FlaskForm):  # type: ignore[misc]
    """One day with other hours, or with none."""

    day = DateField(_l("日期"), validators=[InputRequired(_l("请选一个日期"))])
    is_closed = BooleanField(_l("全天不开门"))
    opens = StringField(_l("几点开"), filters=[trim])
    closes = StringField(_l("几点关"), filters=[trim])
    words = _words(_l("说明（客人会看到）"), 40)

    def spans(self) -> list[list[str]]:
        """The hours of that day; none when it is closed."""
        return [] if self.is_closed.data else [list(timetable.tidy(self.opens.data, self.closes.data))]

    def validate_opens(self, _field: Field) -> None:
        try:
            self.spans()
        except ValueError:
            raise ValidationError(_("请填开门和关门的时间，或选「全天不开门」")) from None
