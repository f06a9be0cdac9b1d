"""What the desk says of its lists: a kind of service, an item of it, a resource somebody offers."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from app.community.models import Level
from app.kiosk.forms_steps import trim
from app.orders import screens
from app.orders.forms_desk import Choices, grouped
from app.orders.promises import Urgency
from app.papers import is_landline, is_mobile, plain_digits
from app.volunteers.models import Category, Skill
from app.volunteers.screens import CATEGORIES, SKILLS
from app.words import _, _l

ICONS: Final = (
    "package", "soup", "wrench", "brush-cleaning", "messages-square", "heart-pulse", "scissors", "baby", "smartphone",
    "scale", "building", "shield-alert", "hand-heart", "house", "book-open", "car", "droplets", "plug", "shirt",
)  # fmt: skip
"""Drawings of the house that suit a kind of service."""
_NAME: Final = _l("请写名字")
_LONG: Final = _l("太长了，最多 %(max)d 个字")


class CategoryForm(FlaskForm):  # type: ignore[misc]
    """A tile of the menu."""

    name = StringField(_l("类别"), filters=[trim], validators=[InputRequired(_NAME), Length(max=8, message=_LONG)])
    name_en = StringField(_l("英文名"), filters=[trim], validators=[Length(max=20, message=_LONG)])
    icon = SelectField(_l("图标"), choices=[SelectChoice(each, each) for each in ICONS])
    kind = SelectField(_l("志愿服务记在哪一类"))

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.kind.choices = [SelectChoice(each.value, label) for each, label in CATEGORIES.items()]

    def said(self) -> dict[str, Any]:
        named = {"name": self.name.data, "name_en": self.name_en.data}
        return named | {"icon": self.icon.data, "kind": Category(self.kind.data)}


class ItemForm(FlaskForm):  # type: ignore[misc]
    """Something to ask for."""

    name = StringField(_l("项目"), filters=[trim], validators=[InputRequired(_NAME), Length(max=10, message=_LONG)])
    name_en = StringField(_l("英文名"), filters=[trim], validators=[Length(max=30, message=_LONG)])
    brief = StringField(_l("给志愿者看的"), filters=[trim], validators=[Length(max=20, message=_LONG)])
    urgency = SelectField(_l("缓急"))
    promise_days = IntegerField(_l("几个工作日办好"), validators=[Optional(), NumberRange(1, 60, _l("1 到 60 天"))])
    level = SelectField(_l("先放在哪一级"))
    skill = SelectField(_l("要会什么"))
    minutes = IntegerField(
        _l("大约多少分钟"), validators=[InputRequired(_l("请填多少分钟")), NumberRange(5, 600, _l("5 到 600 分钟"))]
    )
    is_sensitive = BooleanField(_l("会说到健康，要单独同意"))

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.urgency.choices = [SelectChoice(each.value, label) for each, label in screens.URGENCIES.items()]
        self.level.choices = [SelectChoice(each.value, label) for each, label in screens.LEVELS.items()]
        skills = [SelectChoice(each.value, label) for each, label in SKILLS.items()]
        self.skill.choices = [SelectChoice("", _("不用特别会什么")), *skills]

    def said(self) -> dict[str, Any]:
        plain = ("name", "name_en", "brief", "promise_days", "is_sensitive", "minutes")
        told = {name: getattr(self, name).data for name in plain}
        told |= {"urgency": Urgency(self.urgency.data), "level": Level(self.level.data)}
        return told | {"skill": Skill(self.skill.data) if self.skill.data else None}


class ResourceForm(FlaskForm):  # type: ignore[misc]
    """What somebody offers, and for what."""

    name = StringField(
        _l("能提供什么"), filters=[trim], validators=[InputRequired(_NAME), Length(max=60, message=_LONG)]
    )
    partner_id = SelectField(_l("哪个共建单位"), coerce=int, default=0)
    provider = StringField(_l("谁提供"), filters=[trim], validators=[Length(max=40, message=_LONG)])
    team_id = SelectField(_l("或者哪支队伍"), coerce=int)
    contact = StringField(_l("联系人"), filters=[trim], validators=[Length(max=20, message=_LONG)])
    phone = StringField(_l("联系电话"), filters=[lambda typed: plain_digits(typed or "")])
    area_id = SelectField(_l("在哪里"), coerce=int)
    capacity = StringField(_l("能做多少"), filters=[trim], validators=[Length(max=60, message=_LONG)])
    hours = StringField(_l("什么时候"), filters=[trim], validators=[Length(max=60, message=_LONG)])
    until = DateField(_l("到哪一天"), validators=[Optional()])
    items = SelectMultipleField(_l("能满足哪些需要"), coerce=int)

    def __init__(self, *args: Any, offered: Mapping[str, Iterable[Any]], menu: Choices, **said: Any) -> None:
        super().__init__(*args, **said)
        teams, areas, self.partners = offered["teams"], offered["areas"], dict(offered["partners"])
        partners = [SelectChoice(id, name) for id, name in self.partners.items()]
        self.partner_id.choices = [SelectChoice(0, _("不是共建单位")), *partners]
        self.team_id.choices = [SelectChoice(0, _("不是队伍")), *(SelectChoice(id, name) for id, name in teams)]
        self.area_id.choices = [SelectChoice(0, _("整个社区")), *(SelectChoice(id, name) for id, name in areas)]
        self.items.choices = grouped(menu)

    def validate_provider(self, field: Field) -> None:
        if not field.data and not self.partner_id.data:
            raise ValidationError(_NAME)

    def validate_phone(self, field: Field) -> None:
        if field.data and not (is_mobile(field.data) or is_landline(field.data)):
            raise ValidationError(_("这个号码不对，请再看一看"))

    def said(self) -> dict[str, Any]:
        plain = ("name", "contact", "phone", "capacity", "hours", "until")
        told = {name: getattr(self, name).data for name in plain}
        told |= {"team_id": self.team_id.data or None, "area_id": self.area_id.data or None}
        chosen = self.partner_id.data or None
        return told | {"partner_id": chosen, "provider": self.provider.data or self.partners.get(chosen, "")}
