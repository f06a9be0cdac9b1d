"""One question to a form: what the kiosk asks card by card, and the questions that several rooms ask alike."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import ValidationError

from app.doors import LARGEST_ID
from app.words import _l

HERE = _l("请点一下住在哪里")


def trim(typed: str | None) -> str:
    return " ".join((typed or "").split())


def number(typed: str | None) -> int:
    said = typed or ""
    isnumber = said.isascii() and said.isdigit() and len(said) < 20
    return int(said) if isnumber and int(said) <= LARGEST_ID else 0


class StepForm(FlaskForm):  # type: ignore[misc]
    """One question; `answers` is what has been said before it, `areas` what can be tapped."""

    def __init__(self, answers: Mapping[str, Any], areas: frozenset[int] = frozenset()) -> None:
        super().__init__(data=dict(answers))
        self.answers, self.areas = answers, areas

    def said(self) -> dict[str, Any]:
        """The answer, by name."""
        return {field.short_name: field.data for field in self if field.short_name != "csrf_token"}

    def expect_area(self, field: Field) -> None:
        if field.data not in self.areas:
            raise ValidationError(str(HERE))


class WhereForm(StepForm):
    """Which compound."""

    where = StringField(filters=[lambda typed: typed if isinstance(typed, int) else number(typed)])

    def validate_where(self, field: Field) -> None:
        self.expect_area(field)


class BuildingForm(StepForm):
    """Which building, or only the compound."""

    building = StringField(filters=[lambda typed: typed if isinstance(typed, int) else number(typed)])

    def validate_building(self, field: Field) -> None:
        self.expect_area(field)
