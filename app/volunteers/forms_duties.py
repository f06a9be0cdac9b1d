"""What the desk says of a duty it plans."""

from datetime import datetime, timedelta
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, IntegerField, SelectField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, ValidationError

from app.clock import ONE_DAY, at_home
from app.volunteers import fields
from app.volunteers.forms_records import in_our_time
from app.volunteers.models_ledger import Duty
from app.volunteers.screens import CATEGORIES
from app.words import _, _l

MOST_WEEKS = 12
# A duty may go past midnight; one that would take longer than this is more likely mistyped.
LONGEST_NIGHT = timedelta(hours=12)
_TIME = InputRequired(_l("请填一个时间"))


class DutyForm(FlaskForm):  # type: ignore[misc]
    """One duty: what, where, when, for whom it is done and who answers for it."""

    name = fields.words(_l("活动名称"), 40, required=True)
    category = SelectField(_l("服务类别"), choices=[SelectChoice(key.value, said) for key, said in CATEGORIES.items()])
    place = SelectField(_l("在哪里"), coerce=int)
    day = DateField(_l("哪一天"), validators=[InputRequired(_l("请选一个日期")), in_our_time])
    starts = TimeField(_l("几点开始"), validators=[_TIME])
    ends = TimeField(_l("几点结束"), validators=[_TIME])
    content = fields.words(_l("服务内容"), 200, required=True)
    organiser = fields.words(_l("组织单位"), 60, required=True)
    in_charge = fields.words(_l("活动负责人"), 30, required=True)
    counts_hours = BooleanField(_l("计入志愿服务时间"), default=True)

    def __init__(self, *args: Any, places: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place.choices = [SelectChoice(id, name) for id, name in places]

    def words(self) -> dict[str, Any]:
        return {name: self[name].data for name in ("name", "content", "organiser", "in_charge")}

    def times(self) -> tuple[datetime, datetime]:
        """What ends at an earlier hour than it began ends the day after."""
        starts = at_home(datetime.combine(self.day.data, self.starts.data))
        ends = at_home(datetime.combine(self.day.data, self.ends.data))
        return starts, ends if ends > starts else ends + ONE_DAY

    def validate_ends(self, field: Field) -> None:
        if field.data and field.data == self.starts.data:
            raise ValidationError(_("结束要在开始之后"))
        if not field.data or not self.starts.data or not self.day.data:
            return
        starts, ends = self.times()
        if field.data < self.starts.data and ends - starts > LONGEST_NIGHT:
            raise ValidationError(_("要到第二天的这个时候才结束？请再看一看"))


class NewDutyForm(DutyForm):
    """A new one may be the first of several, week by week."""

    weeks = IntegerField(
        _l("连着几周"),
        default=1,
        validators=[
            InputRequired(_l("请填一个整数")),
            NumberRange(1, MOST_WEEKS, _l("请填 %(min)d 到 %(max)d 之间的整数")),
        ],
    )


def said_of(duty: Duty) -> dict[str, Any]:
    """What a form shows of a duty that is there."""
    starts, ends = at_home(duty.starts_at), at_home(duty.ends_at)
    kept = {name: getattr(duty, name) for name in ("name", "content", "organiser", "in_charge", "counts_hours", "day")}
    return kept | {
        "category": duty.category.value,
        "place": duty.place_id,
        "starts": starts.time(),
        "ends": ends.time(),
    }
