"""What the desk says of a round, a family, an objection."""

from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, IntegerField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, ValidationError

from app.honours.models import Doubt, Merit
from app.honours.screens import DOUBTS, MERITS
from app.volunteers import fields
from app.volunteers.forms_records import in_our_time
from app.words import _, _l

_WHOLE: Final = _l("请填 %(min)d 到 %(max)d 之间的整数")
_FIRST: Final = InputRequired(_l("请填一个整数"))
_DAY: Final = InputRequired(_l("请选一个日期"))
UPHELD, DISMISSED = "upheld", "dismissed"


def _number(label: object, least: int, most: int) -> IntegerField:
    return IntegerField(label, [_FIRST, NumberRange(least, most, _WHOLE)])


class RoundForm(FlaskForm):  # type: ignore[misc]
    """A round: what it is called, when families can be nominated, how long the notice lasts."""

    name = fields.words(_l("名称"), 30, required=True)
    year = _number(_l("哪一年"), 2000, 2100)
    opens_on = DateField(_l("推荐从哪天开始"), validators=[_DAY, in_our_time])
    closes_on = DateField(_l("推荐到哪天为止"), validators=[_DAY, in_our_time])
    notice_days = _number(_l("公示几个工作日"), 1, 30)

    def validate_closes_on(self, field: Field) -> None:
        if field.data and self.opens_on.data and field.data < self.opens_on.data:
            raise ValidationError(_("结束要在开始之后"))


class NominateForm(FlaskForm):  # type: ignore[misc]
    """A family, by what the neighbours call it."""

    family = fields.words(_l("怎么称呼他们家"), 20, required=True)
    area = SelectField(_l("住在哪里"), coerce=int)
    merit = fields.one_of(_l("好在哪里"), {code: words for code, (words, _icon) in MERITS.items()})
    words = fields.words(_l("事迹（可以不填）"), 120)
    phone = fields.phone(_l("推荐人的电话（可以不填）"))
    is_told = BooleanField(_l("他们家知道这次推荐"))

    def __init__(self, *args: Any, areas: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area.choices = [SelectChoice(id, name) for id, name in areas]

    def wish(self) -> dict[str, Any]:
        said = {name: self[name].data for name in ("family", "words", "phone", "is_told")}
        return said | {"merit": Merit(self.merit.data)}


class WordsForm(FlaskForm):  # type: ignore[misc]
    """A few words: a thought, a reason, how the family was asked."""

    words = fields.words(_l("写一句"), 120, required=True)


class AnnounceForm(FlaskForm):  # type: ignore[misc]
    """What everybody will read of the family."""

    told = fields.words(_l("公示的事迹"), 60, required=True)


class ObjectForm(FlaskForm):  # type: ignore[misc]
    """What is said against a family."""

    doubt = fields.one_of(_l("什么意见"), DOUBTS)
    words = fields.words(_l("具体说一说（可以不填）"), 120)
    phone = fields.phone(_l("电话（可以不填）"))

    def said(self) -> tuple[Doubt, str, str]:
        return Doubt(self.doubt.data), self.words.data, self.phone.data


class AnswerForm(FlaskForm):  # type: ignore[misc]
    """What came of an objection."""

    outcome = RadioField(
        _l("结果"),
        choices=[SelectChoice(UPHELD, _l("意见成立")), SelectChoice(DISMISSED, _l("意见不成立"))],
        validators=[InputRequired(_l("请选一个"))],
    )
    words = fields.words(_l("怎么答复的"), 120, required=True)
