"""What is said of a new key."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from app.words import _l


class KeyForm(FlaskForm):  # type: ignore[misc]
    """Which program it is for."""

    name = StringField(
        _l("给哪个系统用"),
        filters=[lambda said: (said or "").strip()],
        validators=[DataRequired(_l("请写给哪个系统用")), Length(max=60, message=_l("最多 60 个字"))],
    )
