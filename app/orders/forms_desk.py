"""What the desk says of an order: a need said to it, and each deed with its few words."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from app.kiosk.forms_steps import trim
from app.orders import screens
from app.orders.models import Half, Source, WhyNot, WhyPaused
from app.papers import is_landline, is_mobile, person_name_ok, plain_digits, plain_name
from app.words import _, _l

Choices = Mapping[str, list[tuple[int, str]]]
"""Rows to choose from, by their head."""
SAID_BY: Final = (Source.COUNTER, Source.PHONE, Source.PAPER)
_DAYS: Final = _l("请填几天")
_LONG: Final = _l("太长了，最多 %(max)d 个字")


def _choices(words: Mapping[Any, Any]) -> list[SelectChoice]:
    """A closed list to choose from."""
    return [SelectChoice(each.value, label) for each, label in words.items()]


def grouped(rows: Choices) -> list[SelectChoice]:
    """Rows to choose from under their heads."""
    return [SelectChoice(id, name, optgroup=head) for head, found in rows.items() for id, name in found]


class NeedForm(FlaskForm):  # type: ignore[misc]
    """《居民需求清单》: what, where, who, when; the paper form asks the same in the same order."""

    source = RadioField(_l("怎么来的"), default=Source.COUNTER.value)
    item = SelectField(_l("要什么"), coerce=int)
    building = SelectField(_l("哪一栋"), coerce=int)
    unit = StringField(_l("单元"), filters=[trim], validators=[Length(max=10, message=_LONG)])
    room = StringField(_l("房号"), filters=[trim], validators=[Length(max=10, message=_LONG)])
    contact = StringField(_l("怎么称呼"), filters=[lambda typed: plain_name(typed or "")])
    phone = StringField(_l("联系电话"), filters=[lambda typed: plain_digits(typed or "")])
    wanted_on = DateField(_l("哪一天"), validators=[Optional()])
    half = RadioField(_l("上午还是下午"), default=Half.ANY.value)
    wish = TextAreaField(_l("具体说说"), filters=[trim], validators=[Length(max=200, message=_LONG)])
    consent = BooleanField(_l("本人同意为这一单记下地址和电话"))
    health = BooleanField(_l("本人同意记下健康需要"))
    anyway = BooleanField(_l("不是同一件事，还是记下"))

    def __init__(self, items: Choices, buildings: Choices, **said: Any) -> None:
        super().__init__(**said)
        self.source.choices = [SelectChoice(each.value, screens.SOURCES[each]) for each in SAID_BY]
        self.half.choices = _choices(screens.HALVES)
        self.item.choices, self.building.choices = grouped(items), grouped(buildings)

    def validate_contact(self, field: Field) -> None:
        if field.data and not person_name_ok(field.data):
            raise ValidationError(_("姓名请写汉字，2 到 60 个字"))

    def validate_phone(self, field: Field) -> None:
        if field.data and not (is_mobile(field.data) or is_landline(field.data)):
            raise ValidationError(_("这个号码不对，请再看一看"))

    def validate_consent(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("请先问过本人，同意了再记"))

    def validate_wanted_on(self, field: Field) -> None:
        if field.data and not date(2020, 1, 1) <= field.data <= date(2099, 12, 31):
            raise ValidationError(_("这个日期不对，请看一下"))


class CorrectForm(NeedForm):
    """What was understood wrongly; how it came in and what they said yes to stays as it was."""

    def __init__(self, items: Choices, buildings: Choices, **said: Any) -> None:
        super().__init__(items, buildings, **said)
        for settled in ("source", "consent", "health", "anyway"):
            delattr(self, settled)


class WordsForm(FlaskForm):  # type: ignore[misc]
    """A deed with a reason in words, which the resident reads too."""

    words = StringField(_l("原因"), filters=[trim], validators=[InputRequired(_l("请写一句原因")), Length(max=120)])


class DeclineForm(FlaskForm):  # type: ignore[misc]
    """Why not: from the list, and in words."""

    why = SelectField(_l("为什么"), choices=[SelectChoice("", _l("请选")), *_choices(screens.WHY_NOT)])
    words = StringField(_l("告诉居民"), filters=[trim], validators=[Length(max=120, message=_LONG)])

    def validate_why(self, field: Field) -> None:
        if field.data not in set(WhyNot):
            raise ValidationError(_("请选一个原因"))

    def validate_words(self, field: Field) -> None:
        if self.why.data == WhyNot.OTHER and not field.data:
            raise ValidationError(_("请写一句原因"))


class ExtendForm(WordsForm):
    """How long in all, and why."""

    days = IntegerField(_l("一共几个工作日"), validators=[InputRequired(_DAYS), NumberRange(1, 90, _DAYS)])


class PauseForm(FlaskForm):  # type: ignore[misc]
    """What is waited for; a question is written out."""

    why = SelectField(_l("等什么"), choices=_choices(screens.WHY_PAUSED))
    question = StringField(_l("要问的话"), filters=[trim], validators=[Length(max=120, message=_LONG)])

    def validate_question(self, field: Field) -> None:
        if self.why.data == WhyPaused.QUESTION and not field.data:
            raise ValidationError(_("请写下要问什么"))


class SettleForm(WordsForm):
    """Where it was done, and how."""

    level = SelectField(_l("在哪一级办好的"), choices=_choices(screens.LEVELS))


class DispatchForm(FlaskForm):  # type: ignore[misc]
    """To whom: the board, a team, or people by name."""

    target = RadioField(_l("派给谁"), validators=[InputRequired(_l("请选派给谁"))])
    team = SelectField(_l("哪支队伍"), coerce=int)

    def __init__(self, teams: Any, **said: Any) -> None:
        super().__init__(**said)
        self.target.choices = _choices(screens.TARGETS)
        self.team.choices = [SelectChoice(0, _("请选")), *(SelectChoice(id, name) for id, name in teams)]

    def validate_team(self, field: Field) -> None:
        if self.target.data == "team" and not field.data:
            raise ValidationError(_("请选一支队伍"))
