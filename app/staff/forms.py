"""What is typed at the desk about its people, read and checked."""

from collections.abc import Iterable
from typing import Any, Self

from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Regexp, ValidationError

from app.staff import passwords
from app.staff.models import Charge, Role
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


Named = Iterable[tuple[int, str]]


class ColleagueForm(FlaskForm):  # type: ignore[misc]
    """A colleague: name, role, and what they look after; each role needs its own."""

    name = StringField(
        _l("姓名"), [SAID, Length(max=60, message=_l("太长了"))], filters=[lambda typed: (typed or "").strip()]
    )
    role = RadioField(
        _l("角色"),
        [InputRequired(_l("请选一个角色"))],
        choices=[SelectChoice(role.value, words) for role, words in ROLES.items()],
    )
    area = SelectField(_l("社区干部：哪个社区"), coerce=int)
    grid = SelectField(_l("网格员：哪个网格"), coerce=int)
    place = SelectField(_l("驿站值守：哪个地点"), coerce=int)

    def offer(self, areas: Named, grids: Named, places: Named) -> Self:
        """Let one of each be chosen, or none."""
        for field, named in ((self.area, areas), (self.grid, grids), (self.place, places)):
            field.choices = [SelectChoice("0", _("不用选")), *(SelectChoice(str(id), name) for id, name in named)]
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Whoever looks after nothing would see nothing."""
        is_well = super().validate(extra_validators)
        wanted = {Role.CADRE: self.area, Role.GRID: self.grid, Role.STATION: self.place}.get(self.role.data)
        if wanted is None or wanted.data:
            return bool(is_well)
        wanted.errors = [_("请选一个，不然这位同事什么也看不到")]
        return False

    def said(self) -> tuple[str, Role, Charge]:
        """Name, role, and what they look after."""
        charge = Charge(self.area.data or None, self.grid.data or None, self.place.data or None)
        return self.name.data or "", Role(self.role.data), charge


class NewColleagueForm(ColleagueForm):
    """A new colleague also needs a name to sign in with."""

    username = StringField(
        _l("用户名"),
        [NEEDED, Regexp(r"^[a-z0-9][a-z0-9._-]{1,39}\Z", message=_l("请用 2 到 40 个小写字母、数字，以及 . _ -"))],
        filters=[lambda typed: (typed or "").strip().lower()],
    )
