"""What the desk writes of trainings, awards and evaluations."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Self

from flask_wtf import FlaskForm
from wtforms import DecimalField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange

from app.volunteers import fields
from app.words import _l

LONGEST_HOURS = 200


class TrainingForm(FlaskForm):  # type: ignore[misc]
    """What was learnt, when, where, how long, and who taught it."""

    topic = fields.words(_l("培训内容"), 60, required=True)
    day = fields.day(_l("哪一天"), required=True)
    hours = DecimalField(
        _l("学时（小时）"),
        validators=[
            InputRequired(_l("请填小时数，例如 1.5")),
            NumberRange(Decimal("0.1"), LONGEST_HOURS, _l("请填小时数，例如 1.5")),
        ],
    )
    place = fields.words(_l("在哪里"), 60, required=True)
    organiser = fields.words(_l("组织单位"), 60, required=True)

    def lesson(self) -> dict[str, Any]:
        """The same by the names of verbs_growth.Lesson."""
        said = {name: self[name].data for name in ("topic", "day", "place", "organiser")}
        return said | {"minutes": round(self.hours.data * 60)}


class TeamTrainingForm(TrainingForm):
    """The same for those of a team who took part."""

    members = fields.TickField(_l("谁参加了"), [InputRequired(_l("请至少选一位"))], coerce=int)

    def offer(self, members: Iterable[tuple[int, str]]) -> Self:
        """Let some of `members` be ticked; before anything was said, everyone is."""
        self.members.choices = [SelectChoice(str(id), name) for id, name in members]
        if not self.is_submitted():
            self.members.data = [int(str(choice.value)) for choice in self.members.choices]
        return self


class AwardForm(FlaskForm):  # type: ignore[misc]
    """What for, when, and by whom."""

    name = fields.words(_l("表彰名称"), 60, required=True)
    day = fields.day(_l("哪一天"), required=True)
    giver = fields.words(_l("颁发单位"), 60, required=True)


class EvaluationForm(FlaskForm):  # type: ignore[misc]
    """What is said of somebody's service, and when."""

    words = fields.words(_l("评价"), 200, required=True)
    day = fields.day(_l("哪一天"), required=True)
