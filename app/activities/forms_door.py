"""What is tapped at the door: how many came, who walks in, how it was."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, IntegerField, RadioField
from wtforms.validators import InputRequired, ValidationError

from app.activities.models_seats import AgeBand
from app.config import rules
from app.words import _, _l

LIKED = ("1", "2", "3", "4", "5")


class HeadsForm(FlaskForm):  # type: ignore[misc]
    """How many they are, from one to `most`."""

    heads = IntegerField(default=1, validators=[InputRequired(_l("请点一下一共几位"))])

    def __init__(self, most: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most

    def validate_heads(self, field: Field) -> None:
        if field.data is not None and not 1 <= field.data <= self.most:
            raise ValidationError(_("请选 1 到 %(most)d 位", most=self.most))


class WalkInForm(FlaskForm):  # type: ignore[misc]
    """Who comes without having signed up: grown-ups, children by age, and what a guardian says yes to."""

    adults = IntegerField(default=1, validators=[InputRequired(_l("请点一下大人几位"))])
    baby = IntegerField(default=0)
    small = IntegerField(default=0)
    school = IntegerField(default=0)
    big = IntegerField(default=0)
    guardian = BooleanField()
    risks = BooleanField()
    expects_risks = False

    def validate_adults(self, field: Field) -> None:
        most = rules().largest_party
        counts = [self[name].data for name in ("adults", *self.bands())]
        if any(count is not None and not 0 <= count <= most for count in counts) or not 1 <= self.size <= most:
            raise ValidationError(_("一次可以登记 1 到 %(most)d 位", most=most))
        if field.data == 0:
            raise ValidationError(_("小朋友要有大人一起来"))

    def validate_guardian(self, field: Field) -> None:
        if self.children() and not field.data:
            raise ValidationError(_("请家长点一下「我陪着小朋友」"))

    def validate_risks(self, field: Field) -> None:
        if self.expects_risks and not field.data:
            raise ValidationError(_("请看一下安全提醒，再点「我知道了」"))

    @property
    def size(self) -> int:
        return sum(self[name].data or 0 for name in ("adults", *self.bands()))

    def children(self) -> tuple[tuple[str, AgeBand], ...]:
        """Each child's age; nobody at the door asks what it is called."""
        return tuple(("", band) for name, band in self.bands().items() for _child in range(self[name].data or 0))

    @staticmethod
    def bands() -> dict[str, AgeBand]:
        """The field of each age."""
        return {band.name.lower(): band for band in AgeBand}


class OpinionForm(FlaskForm):  # type: ignore[misc]
    """Was it good, and would they come again? Nothing is chosen beforehand."""

    liked = RadioField(choices=list(LIKED), validators=[InputRequired(_l("请点一张脸"))])
    again = RadioField(choices=["yes", "no"], validators=[InputRequired(_l("请点一下还想不想来"))])
