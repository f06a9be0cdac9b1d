"""What the desk says of a party that wants to come: by phone, at the counter, or at the door."""

from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, FieldList, Form, FormField, IntegerField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from app.activities.models_seats import AgeBand
from app.activities.screens import BANDS
from app.volunteers import fields
from app.words import _, _l

ROWS: Final = 3
"""Empty rows for children that stand ready."""
_BOUNDS: Final = _l("请填 %(min)d 到 %(max)d 之间的整数")


def _heads(label: object, least: int, default: int) -> IntegerField:
    checks = [InputRequired(_l("请填一个整数")), NumberRange(least, 99, _BOUNDS)]
    return IntegerField(label, checks, default=default)


class ChildRow(Form):  # type: ignore[misc]
    """A child: what it is called, and about how old; a row without an age is none."""

    nickname = fields.words(_l("小名"), 20)
    band = fields.one_of(_l("几岁"), BANDS, or_none=_l("几岁"))

    def validate_band(self, field: Field) -> None:
        if self.nickname.data and not field.data:
            raise ValidationError(_("请选几岁"))


class PartyForm(FlaskForm):  # type: ignore[misc]
    """How many come."""

    adults = _heads(_l("大人几位"), 0, 1)
    children = FieldList(FormField(ChildRow), max_entries=20)
    guardian_agrees = BooleanField(_l("家长同意，并且一起来"))
    knows_risks = BooleanField(_l("已经说过安全提醒"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = len(self.children)
        while args and len(self.children) < known + ROWS:
            self.children.append_entry()

    def party(self) -> dict[str, Any]:
        """By the names of verbs_seats.Party."""
        rows = [row.form for row in self.children if row.form.band.data]
        return {
            "adults": self.adults.data,
            "children": tuple((row.nickname.data, AgeBand(row.band.data)) for row in rows),
            "guardian_agrees": self.guardian_agrees.data,
            "knows_risks": self.knows_risks.data,
        }


class NewPartyForm(PartyForm):
    """Who they are as well: a phone to be rung up at, a name if it is wanted."""

    phone = fields.phone(_l("电话"))
    name = fields.words(_l("称呼"), 30)

    def validate_phone(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("请填电话"))

    def party(self) -> dict[str, Any]:
        return super().party() | {"phone": self.phone.data, "name": self.name.data}


class DoorForm(FlaskForm):  # type: ignore[misc]
    """Who comes to the door without having signed up: how many, and about how old the children are."""

    adults = _heads(_l("大人几位"), 0, 1)
    children = _heads(_l("小朋友几位"), 0, 0)
    band = SelectField(
        _l("小朋友几岁"),
        choices=[SelectChoice(band.value, words) for band, words in BANDS.items()],
        default=AgeBand.SCHOOL.value,
    )
    guardian_agrees = BooleanField(_l("家长同意，并且一起来"))
    knows_risks = BooleanField(_l("已经说过安全提醒"))
    may_exceed = BooleanField(_l("没有空位了，还是请他们进来"))

    def party(self) -> dict[str, Any]:
        """By the names of verbs_seats.Party; nobody asks for a phone at the door."""
        child = ("", AgeBand(self.band.data))
        told = {"guardian_agrees": self.guardian_agrees.data, "knows_risks": self.knows_risks.data}
        return {"phone": "", "adults": self.adults.data, "children": (child,) * self.children.data} | told


class HeadsForm(FlaskForm):  # type: ignore[misc]
    """How many of a party are here."""

    heads = _heads(_l("到了几位"), 1, 1)


class RecordForm(FlaskForm):  # type: ignore[misc]
    """How it was, and who was counted at the door and nowhere else."""

    summary = TextAreaField(
        _l("怎么样"),
        [fields.REQUIRED, Length(max=1000, message=_l("太长了，最多 %(max)d 个字"))],
        filters=[lambda typed: (typed or "").strip()],
    )
    uncounted = IntegerField(
        _l("另外数到几位"), [Optional(), NumberRange(0, 9999, _BOUNDS)], filters=[lambda said: said or 0]
    )
