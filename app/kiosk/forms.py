"""What the desk may write about a kiosk."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError

from app.kiosk.models import Panel
from app.slips import printer
from app.words import _, _l

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

    printer = StringField(_l("小票打印机（没有就空着）"), filters=[lambda typed: (typed or "").strip()])

    def validate_printer(self, field: StringField) -> None:
        """A number within the station's own network, or nothing."""
        try:
            if field.data:
                printer.address(field.data)
        except ValueError:
            raise ValidationError(_("请写成 192.168.1.20:9100 这样，只能是站里网络的地址")) from None

    def __init__(self, *args: Any, places: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place.choices = [SelectChoice(id, name) for id, name in places]
