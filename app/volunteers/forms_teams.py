"""What the desk writes of a team."""

from collections.abc import Iterable
from typing import Self

from flask_wtf import FlaskForm
from wtforms import SelectField

from app.volunteers import fields
from app.words import _, _l


class TeamForm(FlaskForm):  # type: ignore[misc]
    """Its name, the compound it belongs to if it belongs to one, and what it does."""

    name = fields.words(_l("队名"), 30, required=True)
    area = SelectField(_l("属于哪个小区"), coerce=int, default=0)
    words = fields.words(_l("做什么"), 100)

    def offer(self, areas: Iterable[tuple[int, str]]) -> Self:
        """Let it belong to one of `areas`, or to the whole community."""
        self.area.choices = fields.rows_or_none(areas, _("全社区"))
        return self
