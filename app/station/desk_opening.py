"""The first page of an empty house: where are we, and when is the door open?"""

from datetime import time
from typing import Any

from flask import Blueprint, Response, flash
from flask_wtf import FlaskForm
from wtforms import StringField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from app.pages import lead_to, show
from app.staff import door
from app.staff import queries as desk
from app.station import verbs_opening
from app.words import _, _l

bp = door.guard(Blueprint("opening", __name__, url_prefix="/desk/first"))

NEEDED = InputRequired(_l("请填这一项"))


def _line(label: Any, longest: int = 60, default: str | None = None) -> StringField:
    return StringField(
        label,
        [DataRequired(_l("请填这一项")), Length(max=longest, message=_l("太长了"))],
        filters=[lambda typed: (typed or "").strip()],
        default=default,
    )


class OpeningForm(FlaskForm):  # type: ignore[misc]
    """Street, community, station, address, hours."""

    street = _line(_l("街道"))
    community = _line(_l("社区"))
    name = _line(_l("驿站叫什么"), default="暖蜂驿站")
    address = _line(_l("地址"), 200)
    opens = TimeField(_l("每天几点开门"), [NEEDED], default=time(8))
    closes = TimeField(_l("几点关门"), [NEEDED], default=time(20))

    def validate_closes(self, field: TimeField) -> None:
        if field.data and self.opens.data and field.data <= self.opens.data:
            raise ValidationError(_("关门要比开门晚"))

    def said(self) -> tuple[str, str, str, str]:
        """Street, community, station, address."""
        return self.street.data or "", self.community.data or "", self.name.data or "", self.address.data or ""

    def hours(self) -> tuple[str, str]:
        """Both as 'HH:MM'."""
        return f"{self.opens.data:%H:%M}", f"{self.closes.data:%H:%M}"


@bp.get("")
def first() -> Response:
    """Ask for what a house needs to open."""
    if desk.has_community():
        return lead_to("desk.today")
    return show("desk/first.html", form=OpeningForm())


@bp.post("")
def found() -> Response:
    """Open it."""
    form = OpeningForm()
    if not form.validate():
        return show("desk/first.html", 422, form=form)
    verbs_opening.open_house(door.staff(), *form.said(), form.hours())
    flash(_("驿站建好了，七项服务都摆上了自助机"), "ok")
    return lead_to("desk.today")
