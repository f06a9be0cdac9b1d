"""A file on its way to a colleague: read from the disk in small pieces, never kept by a browser."""

from typing import IO, Final
from urllib.parse import quote

from flask import Response
from werkzeug.wsgi import FileWrapper

from app import clock

KINDS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def sent(file: IO[bytes], title: str, kind: str) -> Response:
    """The file under its title and today's day; it is closed when it has gone out."""
    size = file.seek(0, 2)
    file.seek(0)
    answer = Response(FileWrapper(file), content_type=KINDS[kind], direct_passthrough=True)
    answer.content_length = size
    answer.call_on_close(file.close)
    name = quote(f"{title} {clock.today():%Y-%m-%d}.{kind}")
    answer.headers["Content-Disposition"] = f"attachment; filename=\"list.{kind}\"; filename*=UTF-8''{name}"
    return answer
