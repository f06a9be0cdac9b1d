"""Whom one looks for."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import Length

from app.privacy import is_landline, is_mobile, plain_digits
from app.rights.sought import Sought
from app.words import _, _l


def _trim(typed: str | None) -> str:
    return (typed or "").strip()


class SoughtForm(FlaskForm):  # type: ignore[misc]
    """A phone, a name, or both; a whole phone, a whole name."""

    phone = StringField(_l("电话"), filters=[lambda typed: plain_digits(typed or "")])
    name = StringField(_l("姓名"), [Length(max=60, message=_l("太长了，最多 %(max)d 个字"))], filters=[_trim])

    def validate(self, extra_validators: Any = None) -> bool:
        """Nothing short of a whole phone or a whole name: this is no place to browse."""
        if not super().validate(extra_validators):
            return False
        if self.phone.data and not (is_mobile(self.phone.data) or is_landline(self.phone.data)):
            self.phone.errors = [_("请填完整的号码")]
        elif not self.phone.data and len(self.name.data or "") < 2:
            self.name.errors = [_("请填完整的电话或姓名")]
        return not (self.phone.errors or self.name.errors)

    def sought(self) -> Sought:
        return Sought(self.phone.data or "", self.name.data or "")
