"""What is sent with a recording."""

from typing import Final

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, Field, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional, StopValidation, ValidationError

from app.aloud.cutting import plain
from app.aloud.screens import SPOKEN
from app.volunteers import fields
from app.words import _, _l

_AGREED: Final = InputRequired(_l("请先问过录音的人，再打勾"))


class ClipForm(FlaskForm):  # type: ignore[misc]
    """One recording. How long it is, the browser has measured; without scripts nobody has."""

    sound = FileField(_l("录音文件（OGG、WebM、MP3、WAV）"))
    seconds = IntegerField(validators=[Optional(), NumberRange(0, 3600)])
    has_agreed = BooleanField(_l("录音的人同意在自助机上播放"), [_AGREED])

    def validate_sound(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(_("请先录一段，或选一个文件"))

    def said(self) -> tuple[bytes, int]:
        """The recording and its seconds."""
        with self.sound.data.stream as sent:
            return sent.read(), self.seconds.data or 0


class PhraseForm(ClipForm):
    """A phrase of the office's own, with its recording."""

    tongue = fields.one_of(_l("语言"), SPOKEN)
    words = fields.words(_l("这一句怎么念"), 60, required=True)

    def validate_words(self, field: Field) -> None:
        if not plain(field.data):
            raise ValidationError(_("请填写这一项"))
