"""The same once more: each week or month until a day, or once on another day."""

from datetime import date
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import DateField, Field, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from app.activities.recurrence import Rhythm
from app.daywords import SHORT_WEEKDAYS, WEEKDAYS
from app.volunteers.forms_records import in_our_time
from app.words import _, _l, language

_DAY: Final = InputRequired(_l("请选一个日期"))


class RepeatForm(FlaskForm):  # type: ignore[misc]
    """How often, and until which day."""

    rhythm = RadioField(_l("多久一次"), [InputRequired(_l("请选一个"))])
    until = DateField(_l("到哪一天为止"), validators=[_DAY, in_our_time])

    def __init__(self, *args: Any, first: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = first
        self.rhythm.choices = [SelectChoice(each.value, words) for each, words in rhythms(first).items()]

    def validate_until(self, field: Field) -> None:
        if field.data and field.data <= self.first:
            raise ValidationError(_("请选这一场以后的日子"))


class CopyForm(FlaskForm):  # type: ignore[misc]
    """On which day."""

    day = DateField(_l("哪一天"), validators=[_DAY, in_our_time])


def rhythms(first: date) -> dict[Rhythm, str]:
    """How often, said of the day it begins: 每周四, 每月5日, 每月第一个周四."""
    weekday = f"周{WEEKDAYS[first.weekday()]}" if language() == "zh" else SHORT_WEEKDAYS[first.weekday()]
    which = str(_PLACES[(first.day - 1) // 7 + 1])
    return {
        Rhythm.WEEKLY: _("每%(weekday)s", weekday=weekday),
        Rhythm.FORTNIGHTLY: _("每两周的%(weekday)s", weekday=weekday),
        Rhythm.MONTHLY_DAY: _("每月 %(day)d 日", day=first.day),
        Rhythm.MONTHLY_WEEKDAY: _("每月%(which)s%(weekday)s", which=which, weekday=weekday),
    }


_PLACES: Final = {1: _l("第一个"), 2: _l("第二个"), 3: _l("第三个"), 4: _l("第四个"), 5: _l("最后一个")}
