"""What is asked for the table of hours: of which time, and with which columns."""

from collections.abc import Iterable
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import DateField, Field, FieldList, Form, FormField, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from app.clock import ONE_DAY
from app.exchange.columns import Column
from app.exchange.models import Source
from app.exchange.screens import SOURCES
from app.volunteers import fields
from app.words import _, _l

SPARE: Final = 3
"""Empty rows that stand ready."""
MOST_COLUMNS: Final = 40
LONGEST: Final = 366


class PeriodForm(FlaskForm):  # type: ignore[misc]
    """From a day until another, both inside, a year at the most."""

    first = fields.day(_l("从哪天起"), required=True)
    last = DateField(_l("最后一天"), validators=[InputRequired(_l("请选一个日期"))])

    def validate_last(self, field: Field) -> None:
        if not self.first.data or self.first.errors or not field.data:
            return
        if field.data < self.first.data:
            raise ValidationError(_("最后一天不能比第一天早"))
        if field.data - self.first.data >= LONGEST * ONE_DAY:
            raise ValidationError(_("一次最多导出一年"))


class ColumnRow(Form):  # type: ignore[misc]
    """A column: where it stands, their heading, what of ours stands under it. Without a heading it is none."""

    place = IntegerField(_l("第几列"), [Optional(), NumberRange(1, 99, _l("请填 %(min)d 到 %(max)d 之间的整数"))])
    heading = fields.words(_l("他们的表头"), 40)
    source = fields.one_of(_l("填什么"), SOURCES)


class ColumnsForm(FlaskForm):  # type: ignore[misc]
    """All of them; a column without a number comes last."""

    columns = FieldList(FormField(ColumnRow), max_entries=MOST_COLUMNS)

    def lay(self, known: Iterable[Column]) -> "ColumnsForm":
        """What stands, and a few empty rows."""
        for place, column in enumerate(known, start=1):
            self.columns.append_entry({"place": place, "heading": column.heading, "source": column.source.value})
        for _spare in range(SPARE):
            self.columns.append_entry({"source": Source.NOTHING.value})
        return self

    def said(self) -> list[Column]:
        """The columns in their order."""
        rows: list[dict[str, Any]] = [row.data for row in self.columns if row.data["heading"]]
        rows.sort(key=lambda row: row["place"] or MOST_COLUMNS * 99)
        return [Column(row["heading"], Source(row["source"])) for row in rows]
