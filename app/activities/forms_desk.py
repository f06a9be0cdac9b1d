"""What the desk says of an activity it plans: all of it on one page."""

from datetime import datetime, timedelta
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    TextAreaField,
    TimeField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from app.activities.models import Activity
from app.activities.screens import KINDS
from app.clock import ONE_DAY, at_home
from app.volunteers import fields
from app.volunteers.forms_records import in_our_time
from app.words import _, _l

# An activity may go past midnight; one that would take longer than this is more likely mistyped.
LONGEST_NIGHT: Final = timedelta(hours=12)
ROWS: Final = 3
"""Empty rows for helpers that stand ready."""
_TIME: Final = InputRequired(_l("请填一个时间"))
_BOUNDS: Final = _l("请填 %(min)d 到 %(max)d 之间的整数")
NO_CHILDREN: Final = "none"
AGES: Final = {0: _l("都可以来"), 3: _l("3 岁起"), 6: _l("6 岁起"), 10: _l("10 岁起")}


def _trim(typed: str | None) -> str:
    return (typed or "").strip()


def _text(label: object) -> TextAreaField:
    return TextAreaField(label, [Length(max=1000, message=_l("太长了，最多 %(max)d 个字"))], filters=[_trim])


def _moment(label: object) -> DateTimeLocalField:
    return DateTimeLocalField(label, validators=[Optional(), in_our_time])


class TaskRow(Form):  # type: ignore[misc]
    """A place for helpers: what they do, and how many; a row without words is none."""

    id = HiddenField()
    name = fields.words(_l("做什么"), 40)
    places = IntegerField(_l("几位"), [Optional(), NumberRange(1, 999, _BOUNDS)])


class ActivityForm(FlaskForm):  # type: ignore[misc]
    """One activity. What is left empty is what goes without saying: whoever comes is welcome, until it begins."""

    kind = fields.one_of(_l("哪一类"), KINDS)
    name = fields.words(_l("活动名称"), 40, required=True)
    about = _text(_l("介绍"))
    place = SelectField(_l("在哪里"), coerce=int)
    day = DateField(_l("哪一天"), validators=[InputRequired(_l("请选一个日期")), in_our_time])
    starts = TimeField(_l("几点开始"), validators=[_TIME])
    ends = TimeField(_l("几点结束"), validators=[_TIME])
    seats = IntegerField(_l("名额"), [Optional(), NumberRange(1, 9999, _BOUNDS)])
    signup_from = _moment(_l("几时开始报名"))
    signup_until = _moment(_l("报名到几时"))
    cancel_until = _moment(_l("几时以前可以自己取消"))
    children_from = SelectField(_l("小朋友"))
    risks = _text(_l("安全提醒"))
    tasks = FieldList(FormField(TaskRow), max_entries=12)
    organiser = fields.words(_l("组织单位"), 60)
    in_charge = fields.words(_l("负责人"), 30)
    counts_hours = BooleanField(_l("计入志愿服务时间"), default=True)
    shares_room = BooleanField(_l("可以和别的活动同时用这个地点"))

    def __init__(self, *args: Any, places: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place.choices = [SelectChoice(id, name) for id, name in places]
        known = kwargs.get("children_from", NO_CHILDREN)
        ages = {str(age): words for age, words in AGES.items()}
        if known not in {NO_CHILDREN, *ages}:
            ages[known] = _("%(years)s 岁起", years=known)
        said = [(NO_CHILDREN, _("只限大人")), *ages.items()]
        self.children_from.choices = [SelectChoice(age, words) for age, words in said]
        while args and len(self.tasks) < ROWS:
            self.tasks.append_entry()

    def times(self) -> tuple[datetime, datetime]:
        """What ends at an earlier hour than it began ends the day after."""
        starts = at_home(datetime.combine(self.day.data, self.starts.data))
        ends = at_home(datetime.combine(self.day.data, self.ends.data))
        return starts, ends if ends > starts else ends + ONE_DAY

    def words(self) -> dict[str, Any]:
        return {name: self[name].data or "" for name in ("name", "about", "risks", "organiser", "in_charge")}

    def limits(self) -> dict[str, Any]:
        """Who may sign up, how many, and when: until it begins where nothing is said."""
        starts, _ends = self.times()
        from_age = self.children_from.data
        until, leave = self.signup_until.data, self.cancel_until.data
        return {
            "seats": self.seats.data,
            "children_from": None if from_age == NO_CHILDREN else int(from_age),
            "signup_from": at_home(self.signup_from.data) if self.signup_from.data else None,
            "signup_until": at_home(until) if until else starts,
            "cancel_until": at_home(leave) if leave else starts,
        }

    def wanted(self) -> list[tuple[str, int | None, int | None]]:
        """Rows with words in them: what, how many, and the number of one that is known."""
        rows = [row.form for row in self.tasks if row.form.name.data]
        return [(row.name.data, row.places.data, int(row.id.data) if _is_number(row.id.data) else None) for row in rows]

    def validate_ends(self, field: Field) -> None:
        if field.data and field.data == self.starts.data:
            raise ValidationError(_("结束要在开始之后"))
        if self._has_times() and self.ends.data < self.starts.data:
            starts, ends = self.times()
            if ends - starts > LONGEST_NIGHT:
                raise ValidationError(_("要到第二天的这个时候才结束？请再看一看"))

    def validate_signup_until(self, field: Field) -> None:
        if not field.data or not self._has_times():
            return
        if at_home(field.data) > self.times()[1]:
            raise ValidationError(_("活动结束以后就不能报名了"))
        if self.signup_from.data and self.signup_from.data >= field.data:
            raise ValidationError(_("要在开始报名之后"))

    def validate_signup_from(self, field: Field) -> None:
        if field.data and self._has_times() and at_home(field.data) >= self.times()[1]:
            raise ValidationError(_("要在活动结束之前"))

    def validate_cancel_until(self, field: Field) -> None:
        if field.data and self._has_times() and at_home(field.data) > self.times()[1]:
            raise ValidationError(_("要在活动结束之前"))

    def _has_times(self) -> bool:
        return bool(self.day.data and self.starts.data and self.ends.data) and not self.day.errors


def said_of(activity: Activity, tasks: list[dict[str, Any]]) -> dict[str, Any]:
    """What a form shows of an activity that is there; what goes without saying stays empty."""
    kept = {name: getattr(activity, name) for name in ("name", "about", "risks", "organiser", "in_charge", "day")}
    kept |= {name: getattr(activity, name) for name in ("seats", "counts_hours", "shares_room", "signup_from")}
    for name in ("signup_until", "cancel_until"):
        said = getattr(activity, name)
        kept[name] = None if said == activity.starts_at else said
    return kept | {
        "kind": activity.kind.value,
        "place": activity.place_id,
        "starts": at_home(activity.starts_at).time(),
        "ends": at_home(activity.ends_at).time(),
        "children_from": youngest(activity),
        "tasks": [*tasks, {}],
    }


def youngest(activity: Activity) -> str:
    """From which age on children may come, as the form says it."""
    return NO_CHILDREN if activity.children_from is None else str(activity.children_from)


def _is_number(said: str | None) -> bool:
    return bool(said) and str(said).isascii() and str(said).isdigit() and len(str(said)) < 19
