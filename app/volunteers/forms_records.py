"""What the desk may write about a record: its times, why, and for whom."""

from datetime import datetime
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, DateTimeLocalField, Field, SelectField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from app.clock import ONE_DAY, at_home
from app.volunteers import fields
from app.words import _, _l

LONGEST = 60
YEARS = range(2000, 2100)
# A browser shown seconds in such a field takes no round minute any more.
_TO_THE_MINUTE = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
_TIME = InputRequired(_l("请填一个时间"))


def in_our_time(_form: FlaskForm, field: Field) -> None:
    """No day that clocks cannot reckon with."""
    if field.data and field.data.year not in YEARS:
        raise ValidationError(_("请再看一看年份"))


class ReasonForm(FlaskForm):  # type: ignore[misc]
    """Why something is struck out, revoked, or not granted."""

    reason = fields.words(_l("为什么"), LONGEST, required=True)


class CorrectionForm(FlaskForm):  # type: ignore[misc]
    """The right times, and why the old ones were wrong."""

    start = DateTimeLocalField(_l("几点到"), validators=[_TIME, in_our_time], format=_TO_THE_MINUTE)
    end = DateTimeLocalField(_l("几点走"), validators=[_TIME, in_our_time], format=_TO_THE_MINUTE)
    reason = fields.words(_l("为什么更正"), LONGEST, required=True)

    def times(self) -> tuple[datetime, datetime]:
        """A time left at the minute that was shown is as it was, seconds and all."""
        return _as_meant(self.start), _as_meant(self.end)


class WriteUpForm(FlaskForm):  # type: ignore[misc]
    """A stint nobody signed in for: at which duty of the day, from when until when, and why it was not signed in."""

    day = DateField(_l("哪一天"), validators=[InputRequired(_l("请选一个日期")), in_our_time])
    duty = SelectField(_l("哪一项服务"))
    start = TimeField(_l("几点到"), validators=[_TIME])
    end = TimeField(_l("几点走"), validators=[_TIME])
    reason = fields.words(_l("为什么补录"), LONGEST, required=True)

    def __init__(self, *args: Any, duties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duty.choices = [SelectChoice(key, name) for key, name in duties]

    def times(self) -> tuple[datetime, datetime]:
        """Whoever leaves at an earlier hour than they came left the day after."""
        start = at_home(datetime.combine(self.day.data, self.start.data))
        end = at_home(datetime.combine(self.day.data, self.end.data))
        return start, end if end > start else end + ONE_DAY

    def validate_end(self, field: Field) -> None:
        if field.data and field.data == self.start.data:
            raise ValidationError(_("离开要在到来之后"))


def _as_meant(field: Field) -> datetime:
    said, stood = at_home(field.data), field.object_data
    return stood if stood and said == stood.replace(second=0, microsecond=0) else said
