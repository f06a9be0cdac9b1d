"""What the desk writes of a volunteer: who they are, and what is on their papers."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional, Regexp, ValidationError

from app.config import rules
from app.papers import born_on_paper, id_number_ok, person_name_ok, plain_name
from app.volunteers import fields
from app.volunteers.models import Category, Group, Sex, Skill, Volunteer
from app.volunteers.screens import CATEGORIES, GROUPS, SKILLS
from app.volunteers.screens_desk import OTHER, REASONS, SEXES
from app.words import _, _l


class DeclineForm(FlaskForm):  # type: ignore[misc]
    """Why not, as the volunteer will read it."""

    reason = RadioField(
        _l("为什么"), [fields.CHOSEN], choices=[SelectChoice(kept, words) for kept, words in REASONS.items()]
    )
    words = fields.words(_l("说明（本人会看到）"), 60)

    def validate_words(self, field: Field) -> None:
        if self.reason.data == OTHER and not field.data:
            raise ValidationError(_("请写一句为什么"))

    def said(self) -> str:
        """The reason, and the words if there are some."""
        return "：".join(filter(None, (self.reason.data, self.words.data)))


class PersonForm(FlaskForm):  # type: ignore[misc]
    """Who a volunteer is. Of one already known no number is shown: an empty field leaves it as it was."""

    name = StringField(_l("姓名"), [fields.REQUIRED], filters=[lambda typed: plain_name(typed or "")])
    phone = fields.phone(_l("电话"))
    group = fields.one_of(_l("来自"), GROUPS)
    skills = fields.some_of(_l("会做的"), SKILLS)
    categories = fields.some_of(_l("想做的"), CATEGORIES)
    is_minor = BooleanField(_l("还没成年"))
    guardian = fields.words(_l("家长（监护人）姓名"), 60)
    guardian_phone = fields.phone(_l("家长电话"))
    may_show = BooleanField(_l("同意公示屏上提到名字"))

    def __init__(self, *args: Any, known: Volunteer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known

    def validate_name(self, field: Field) -> None:
        if not person_name_ok(field.data):
            raise ValidationError(_("请填姓名，2 到 60 个汉字或字母"))

    def validate_phone(self, field: Field) -> None:
        if not (field.data or (self.known and self.known.phone)):
            raise ValidationError(_("请填电话"))

    def validate_guardian(self, field: Field) -> None:
        if self.is_not_grown_up() and not field.data:
            raise ValidationError(_("还没成年，请填家长"))

    def validate_guardian_phone(self, field: Field) -> None:
        if self.is_not_grown_up() and not (field.data or (self.known and self.known.guardian_phone)):
            raise ValidationError(_("还没成年，请填家长电话"))

    def is_not_grown_up(self) -> bool:
        return bool(self.is_minor.data)

    def person(self) -> dict[str, Any]:
        """What is said of the person, by the names of verbs_person.Person."""
        is_minor, known = self.is_not_grown_up(), self.known
        guardian_phone = self.guardian_phone.data or (known.guardian_phone if known else "")
        return {
            "name": self.name.data,
            "phone": self.phone.data or (known.phone if known else ""),
            "group": Group(self.group.data),
            "skills": frozenset(map(Skill, self.skills.data)),
            "categories": frozenset(map(Category, self.categories.data)),
            "is_minor": is_minor,
            "guardian": self.guardian.data if is_minor else "",
            "guardian_phone": guardian_phone if is_minor else "",
            "may_show": self.may_show.data,
        }


class PapersForm(PersonForm):
    """The same with their papers. An identity number that was typed is never shown again, not even to be put right."""

    sex = fields.one_of(_l("性别"), SEXES, or_none=_l("没有填"))
    born_on = fields.day(_l("出生日期"))
    id_number = StringField(
        _l("身份证号码"),
        [Length(max=40)],
        filters=[lambda typed: unicodedata.normalize("NFKC", typed or "").strip().upper()],
    )
    forget_id = BooleanField(_l("删除已登记的证件号码"))
    home = SelectField(_l("住在"), coerce=int, default=0)
    unit = fields.words(_l("单位"), 60)
    reported_on = fields.day(_l("双报到日期"))
    national_number = StringField(
        _l("志愿者编号"),
        [Optional(), Regexp(rf"^{fields.NATIONAL_NUMBER.pattern}\Z", message=_l("请填 4 到 40 位字母和数字"))],
        filters=[lambda typed: (typed or "").strip()],
    )

    def offer(self, homes: Iterable[tuple[int, str]]) -> "PapersForm":
        """Let one of `homes` be chosen, or none."""
        self.home.choices = fields.rows_or_none(homes, _("没有填"))
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        is_well: bool = super().validate(extra_validators)
        if not is_well:
            self.hide_number()
        return is_well

    def hide_number(self) -> None:
        """Say that the page comes back without the number, and that it is asked for again."""
        if self.id_number.data and not self.id_number.errors:
            self.id_number.errors = [_("为了保密没有留在这一页，请再填一次")]

    def validate_id_number(self, field: Field) -> None:
        if field.data and not id_number_ok(field.data):
            raise ValidationError(_("这个号码不对，请对着证件再看一遍"))
        if field.data and self.born_on.data and self.born_on.data != born_on_paper(field.data):
            raise ValidationError(_("和上面的出生日期对不上"))

    def validate_born_on(self, field: Field) -> None:
        if field.data and fields.age(field.data) < rules().volunteer_age:
            raise ValidationError(_("满 %(age)d 岁才能当志愿者", age=rules().volunteer_age))

    def is_not_grown_up(self) -> bool:
        born = self.born()
        return fields.age(born) < rules().grown_up_age if born else super().is_not_grown_up()

    def born(self) -> date | None:
        """The birthday said, else the one in the identity number."""
        typed: str = self.id_number.data or ""
        said: date | None = self.born_on.data
        return said or (born_on_paper(typed) if id_number_ok(typed) else None)

    def papers(self) -> dict[str, Any]:
        """What is on their papers, by the names of verbs_person.Papers."""
        kept = None if self.known is None or self.forget_id.data else self.known.id_number
        return {
            "sex": Sex(self.sex.data) if self.sex.data else None,
            "born_on": self.born(),
            "id_number": self.id_number.data or kept,
            "home_id": self.home.data or None,
            "unit": self.unit.data,
            "reported_on": self.reported_on.data,
            "national_number": self.national_number.data or None,
        }
