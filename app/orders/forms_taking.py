"""What a volunteer says of an order in hand: how it went, why it goes back, why it waits."""

from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length

from app.kiosk.forms_steps import trim
from app.orders.models import WhyPaused
from app.words import _l

DONE = {
    "done": ("办好了", _l("办好了")),
    "handed": ("交到本人手里", _l("交到本人手里")),
    "door": ("东西放在门口", _l("东西放在门口")),
    "family": ("交给家里人", _l("交给家里人")),
}
"""How it went; kept in Chinese, for the resident to read."""
BACK = {
    "busy": ("临时有事", _l("临时有事")),
    "unable": ("这件事我不会做", _l("这件事我不会做")),
    "far": ("太远了", _l("太远了")),
    "unwell": ("身体不舒服", _l("身体不舒服")),
}
"""Why it goes back; nobody is asked more."""
WAITS = (WhyPaused.NOT_HOME, WhyPaused.NOT_REACHED, WhyPaused.LATER)


class DoneForm(FlaskForm):  # type: ignore[misc]
    """One tap, or a sentence."""

    how = RadioField(choices=list(DONE), validators=[InputRequired(_l("请点一下办得怎么样"))])
    words = StringField(filters=[trim], validators=[Length(max=60, message=_l("太长了，最多 %(max)d 个字"))])


class BackForm(FlaskForm):  # type: ignore[misc]
    """One tap."""

    why = RadioField(choices=list(BACK), validators=[InputRequired(_l("请点一下为什么"))])


class WaitForm(FlaskForm):  # type: ignore[misc]
    """One tap."""

    why = RadioField(choices=[each.value for each in WAITS], validators=[InputRequired(_l("请点一下为什么"))])
