"""What the desk may write about a kiosk."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from app.kiosk.models import Panel
from app.words import _l

PANELS = {
    Panel.DEFAULT: _l("普通（约 19–24 寸）"),
    Panel.SMALL: _l("小屏（约 10 寸）"),
    Panel.LARGE: _l("大屏（27 寸以上）"),
}


class DeviceForm(FlaskForm):  # type: ignore[misc]
    """A kiosk: its name, its place, how big its screen really is."""

    name = StringField(
        _l("名称"),
        filters=[lambda typed: (typed or "").strip()],
        validators=[DataRequired(_l("请填写这一项")), Length(max=30, message=_l("太长了，最多 %(max)d 个字"))],
    )
    place = SelectField(_l("放在哪里"), coerce=int)
    panel = SelectField(_l("屏幕大小"), choices=[SelectChoice(size, words) for size, words in PANELS.items()])

    def __init__(self, *args: Any, places: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place.choices = [SelectChoice(id, name) for id, name in places]
