"""What is typed at the desk about its people, read and checked."""

from collections.abc import Iterable
from typing import Self

from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Regexp, ValidationError

from app.staff import passwords
from app.staff.models import Role
from app.staff.screens import ROLES
from app.words import _, _l

NEEDED = InputRequired(_l("请填这一项"))
SAID = DataRequired(_l("请填这一项"))


class EntranceForm(FlaskForm):  # type: ignore[misc]
    """Who comes in."""

    username = StringField(
        _l("用户名"),
        [NEEDED, Length(max=40, message=_l("太长了"))],
        filters=[lambda typed: (typed or "").strip().lower()],
    )
    password = PasswordField(_l("密码"), [NEEDED, Length(max=passwords.LONGEST, message=_l("太长了"))])


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """A new password: the present one, the new one, and the new one again."""

    present = PasswordField(_l("现在的密码"), [NEEDED, Length(max=passwords.LONGEST, message=_l("太长了"))])
    fresh = PasswordField(
        _l("新密码"), [NEEDED, Length(passwords.SHORTEST, passwords.LONGEST, _l("请用 15 到 128 个字"))]
    )
    again = PasswordField(_l("再输一次新密码"), [NEEDED, EqualTo("fresh", _l("两次输得不一样"))])

    def validate_fresh(self, field: Field) -> None:
        if passwords.is_common(field.data):
            raise ValidationError(_("这样的密码太容易猜到，请换一个"))
        if field.data == self.present.data:
            raise ValidationError(_("请换一个和现在不同的密码"))


class ColleagueForm(FlaskForm):  # type: ignore[misc]
    """A colleague: name, role, and the place they look after."""

    name = StringField(
        _l("姓名"), [SAID, Length(max=60, message=_l("太长了"))], filters=[lambda typed: (typed or "").strip()]
    )
    role = RadioField(
        _l("角色"),
        [InputRequired(_l("请选一个角色"))],
        choices=[SelectChoice(role.value, words) for role, words in ROLES.items()],
    )
    place = SelectField(_l("在哪里值守"), coerce=int)

    def offer(self, places: Iterable[tuple[int, str]]) -> Self:
        """Let one of `places` be chosen, or none."""
        self.place.choices = [SelectChoice("0", _("不固定")), *(SelectChoice(str(id), name) for id, name in places)]
        return self

    def said(self) -> tuple[str, Role, int | None]:
        """Name, role, and the place's number if there is one."""
        return self.name.data or "", Role(self.role.data), self.place.data or None


class NewColleagueForm(ColleagueForm):
    """A new colleague also needs a name to sign in with."""

    username = StringField(
        _l("用户名"),
        [NEEDED, Regexp(r"^[a-z0-9][a-z0-9._-]{1,39}\Z", message=_l("请用 2 到 40 个小写字母、数字，以及 . _ -"))],
        filters=[lambda typed: (typed or "").strip().lower()],
    )
