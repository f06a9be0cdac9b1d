"""What the desk may write about the station: deliveries, counts, words for a pause, a fault, a tile."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, Field, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, Regexp, ValidationError

from app import clock
from app.words import _, _l

MOST = 9999
ICONS = (
    "glass-water", "battery-charging", "sofa", "sandwich", "briefcase-medical", "shield-plus", "umbrella", "utensils",
    "microwave", "cookie", "coffee", "bandage", "plug", "store", "heart-handshake", "hand-heart", "smile", "info",
)  # fmt: skip
_REQUIRED = DataRequired(_l("请填写这一项"))
_LONG = _l("太长了，最多 %(max)d 个字")


def _trim(text: str | None) -> str:
    return (text or "").strip()


def _words(label: object, *, most: int, required: bool = False) -> StringField:
    """A field for a few words."""
    first = [_REQUIRED] if required else [Optional()]
    return StringField(label, filters=[_trim], validators=[*first, Length(max=most, message=_LONG)])


def _whole(label: object, least: int, most: int = MOST) -> IntegerField:
    """A field for a whole number."""
    bounds = _l("请填 %(min)d 到 %(max)d 之间的整数")
    return IntegerField(label, validators=[InputRequired(_l("请填一个整数")), NumberRange(least, most, bounds)])


class PauseForm(FlaskForm):  # type: ignore[misc]
    """Why a service rests, as the guests will read it."""

    words = _words(_l("为什么暂停（客人会看到）"), most=40, required=True)


class ServiceForm(FlaskForm):  # type: ignore[misc]
    """How a tile reads and where it hangs."""

    name = _words(_l("名称"), most=12, required=True)
    name_en = _words(_l("英文名称"), most=40)
    hint = _words(_l("小字说明"), most=20)
    hint_en = _words(_l("英文小字说明"), most=60)
    icon = SelectField(_l("图标"), choices=list(ICONS))
    position = _whole(_l("排第几"), 0, 99)

    def words(self) -> dict[str, str]:
        return {name: self[name].data or "" for name in ("name", "name_en", "hint", "hint_en", "icon")}


class FaultForm(FlaskForm):  # type: ignore[misc]
    """What does not work."""

    words = _words(_l("什么坏了（客人会看到）"), most=40, required=True)
    words_en = _words(_l("英文"), most=60)


class SupplyForm(FlaskForm):  # type: ignore[misc]
    """A thing that is handed out: its name and unit, how many at a time, and when few are left."""

    name = _words(_l("名称"), most=20, required=True)
    name_en = _words(_l("英文名称"), most=60)
    unit = _words(_l("单位"), most=4, required=True)
    unit_en = _words(_l("英文单位"), most=20)
    limit = _whole(_l("每人次最多拿几份"), 1, 99)
    low_at = _whole(_l("剩多少时提醒补货"), 0)

    def words(self) -> dict[str, str]:
        return {name: self[name].data or "" for name in ("name", "name_en", "unit", "unit_en")}


class NewSupplyForm(SupplyForm):
    """The same, under a service."""

    service = SelectField(_l("属于哪项服务"), coerce=int)

    def __init__(self, *args: Any, services: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service.choices = [SelectChoice(id, name) for id, name in services]


class DeliveryForm(FlaskForm):  # type: ignore[misc]
    """A delivery: how many, good until when, and what is printed on the box."""

    quantity = _whole(_l("入库数量"), 1)
    expires_on = DateField(_l("有效期到（没有可不填）"), validators=[Optional()])
    label = _words(_l("批号"), most=40)

    def validate_expires_on(self, field: Field) -> None:
        if field.data and field.data < clock.today():
            raise ValidationError(_("这个日期已经过了，过期的不要入库"))


class CountForm(FlaskForm):  # type: ignore[misc]
    """How many really stand there."""

    found = _whole(_l("实际数到多少"), 0)
    note = _words(_l("备注"), most=60)


class WasteForm(FlaskForm):  # type: ignore[misc]
    """How many go, and why."""

    quantity = _whole(_l("报废数量"), 1)
    note = _words(_l("原因"), most=60)


class AssetForm(FlaskForm):  # type: ignore[misc]
    """A thing to lend: the number on its handle, what it is, where it stands."""

    number = StringField(
        _l("编号"),
        filters=[_trim],
        validators=[_REQUIRED, Regexp(r"^[0-9]{3,6}\Z", message=_l("编号是 3 到 6 位数字，客人好输入"))],
    )
    kind = SelectField(_l("种类"))
    place = SelectField(_l("放在哪里"), coerce=int)

    def __init__(
        self, *args: Any, kinds: list[tuple[str, object]], places: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [SelectChoice(kind, words) for kind, words in kinds]
        self.place.choices = [SelectChoice(id, name) for id, name in places]
