"""The fields the desk's forms about volunteers are made of."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from wtforms import DateField, Field, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app import clock
from app.papers import is_landline, is_mobile, plain_digits
from app.words import _, _l

REQUIRED: Final = DataRequired(_l("请填写这一项"))
CHOSEN: Final = InputRequired(_l("请选一个"))
EARLIEST: Final = date(1900, 1, 1)
NATIONAL_NUMBER: Final = re.compile(r"[0-9A-Za-z-]{4,40}")


class TickField(SelectMultipleField):  # type: ignore[misc]
    """Several of a list, each with a box to tick."""

    widget = ListWidget()
    option_widget = CheckboxInput()


def words(label: object, most: int, *, required: bool = False) -> StringField:
    """A field for a few words."""
    first = [REQUIRED] if required else []
    return StringField(label, [*first, Length(max=most, message=_l("太长了，最多 %(max)d 个字"))], filters=[_trim])


def phone(label: object) -> StringField:
    """A field for a phone, kept as plain digits."""
    return StringField(label, [rings], filters=[lambda typed: plain_digits(typed or "")])


def day(label: object, *, required: bool = False) -> DateField:
    """A field for a day that has been."""
    return DateField(label, validators=[InputRequired(_l("请选一个日期")) if required else Optional(), has_been])


def one_of(label: object, choices: Mapping[Any, object], *, or_none: object = None) -> SelectField:
    """A field to choose one of a closed list, or none of it."""
    offered = [SelectChoice(each.value, said) for each, said in choices.items()]
    if or_none is None:
        return SelectField(label, choices=offered)
    return SelectField(label, choices=[SelectChoice("", or_none), *offered], default="")


def some_of(label: object, choices: Mapping[Any, object]) -> TickField:
    """A field to tick some of a closed list."""
    return TickField(label, choices=[SelectChoice(each.value, said) for each, said in choices.items()])


def rows_or_none(rows: Iterable[tuple[int, str]], or_none: object) -> list[SelectChoice]:
    """Rows of the store-room to choose from, or none of them."""
    return [SelectChoice("0", or_none), *(SelectChoice(str(id), name) for id, name in rows)]


def has_been(_form: object, field: Field) -> None:
    """A day that lies ahead, or before anybody's time, is a slip of the hand."""
    if field.data and not EARLIEST <= field.data <= clock.today():
        raise ValidationError(_("这个日期不对，请看一下"))


def rings(_form: object, field: Field) -> None:
    """A phone that can be rung."""
    if field.data and not (is_mobile(field.data) or is_landline(field.data)):
        raise ValidationError(_("请填手机号，或带区号的座机"))


def age(born: date) -> int:
    """How old somebody is today, in whole years."""
    today = clock.today()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _trim(typed: str | None) -> str:
    return " ".join((typed or "").split())
