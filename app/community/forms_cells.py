"""What the desk may write about the cells: a name, a code, a grid, and from which day on."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp

from app.community.forms import trim
from app.words import _l

_LONG = _l("太长了，最多 %(max)d 个字")
_CODE = Regexp(r"[0-9A-Za-z-]*\Z", message=_l("编码只用数字、字母和短横线"))


class AreaForm(FlaskForm):  # type: ignore[misc]
    """A compound or a building."""

    name = StringField(_l("名称"), [DataRequired(_l("请填写这一项")), Length(max=30, message=_LONG)], filters=[trim])
    name_en = StringField(_l("英文名称"), [Optional(), Length(max=60, message=_LONG)], filters=[trim])
    code = StringField(_l("编码"), [Optional(), Length(max=20, message=_LONG), _CODE], filters=[trim])

    def said(self) -> tuple[str, str, str]:
        """Name, English name, code."""
        return self.name.data or "", self.name_en.data or "", self.code.data or ""


class GridForm(FlaskForm):  # type: ignore[misc]
    """A grid of a community."""

    community = SelectField(_l("社区"), coerce=int)
    name = StringField(_l("名称"), [DataRequired(_l("请填写这一项")), Length(max=30, message=_LONG)], filters=[trim])
    code = StringField(
        _l("网格编码"), [DataRequired(_l("请填写这一项")), Length(max=30, message=_LONG), _CODE], filters=[trim]
    )

    def __init__(self, *args: Any, communities: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.community.choices = [SelectChoice(id, name) for id, name in communities]


class MoveForm(FlaskForm):  # type: ignore[misc]
    """To which grid, from which day on."""

    grid = SelectField(_l("调到哪个网格"), coerce=int)
    since = DateField(_l("从哪天起"), [InputRequired(_l("请选一个日期"))])

    def __init__(self, *args: Any, grids: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grid.choices = [SelectChoice(id, name) for id, name in grids]
