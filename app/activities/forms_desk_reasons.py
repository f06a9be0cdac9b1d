"""Why something does not take place, or somebody does not come."""

from flask_wtf import FlaskForm

from app.volunteers import fields
from app.words import _l


class ReasonForm(FlaskForm):  # type: ignore[misc]
    """Why, as the guests will read it."""

    reason = fields.words(_l("为什么"), 60, required=True)
