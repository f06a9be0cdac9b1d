"""How a volunteer asks to have a record put right: two times and a reason, all tapped."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, IntegerField, RadioField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from app.volunteers import wishes
from app.volunteers.screens import REASONS
from app.words import _, _l

_TIME = (InputRequired(), NumberRange(wishes.EARLIEST, wishes.LATEST))


class CorrectionForm(FlaskForm):  # type: ignore[misc]
    """When they came and left, in minutes of the day, and why the record is wrong; `recorded` is what it says now."""

    start = IntegerField(validators=_TIME)
    end = IntegerField(validators=_TIME)
    reason = RadioField(choices=list(REASONS), validators=[InputRequired(_l("请点一下原因"))])

    def __init__(self, recorded: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.recorded = recorded

    def validate_end(self, field: Field) -> None:
        if None not in (self.start.data, field.data) and field.data <= self.start.data:
            raise ValidationError(_("离开要在到来之后，请再看一看"))
        if self.times() == self.recorded:
            raise ValidationError(_("时间还和原来一样，请先改时间；别的地方不对，请找工作人员"))

    def times(self) -> dict[str, int] | None:
        """The two times, if both are there and can be."""
        said = {"start": self.start.data, "end": self.end.data}
        is_possible = all(each is not None and wishes.EARLIEST <= each <= wishes.LATEST for each in said.values())
        return said if is_possible else None
