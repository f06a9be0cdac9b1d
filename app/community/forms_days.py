"""A holiday or a make-up workday, as it is typed at the desk."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, Field, RadioField, SelectChoice, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from app.words import _, _l

FIRST_YEAR, LAST_YEAR = 2020, 2099


class SpecialDayForm(FlaskForm):  # type: ignore[misc]
    """Which day, what it is called, and whether people work."""

    day = DateField(_l("哪一天"), [InputRequired(_l("请填日期"))])
    name = StringField(
        _l("叫什么"),
        [DataRequired(_l("请填这一项")), Length(max=60, message=_l("太长了"))],
        filters=[lambda typed: (typed or "").strip()],
    )
    kind = RadioField(
        _l("放假还是上班"),
        [InputRequired(_l("请选一个"))],
        choices=[SelectChoice("off", _l("放假")), SelectChoice("work", _l("调休上班"))],
        default="off",
    )

    def validate_day(self, field: Field) -> None:
        if field.data and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
            raise ValidationError(_("请看看年份对不对"))

    def said(self) -> tuple[date, str]:
        """The day and its name."""
        assert self.day.data
        return self.day.data, self.name.data or ""

    @property
    def is_working(self) -> bool:
        return bool(self.kind.data == "work")
