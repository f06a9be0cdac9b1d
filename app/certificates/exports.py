"""The list of certificates as it may be taken out."""

from typing import Final

from flask import request

from app.certificates import queries, screens
from app.outgoing import Export, Lines, pages
from app.words import _l


def _papers() -> Lines:
    search = request.values.get("q", "").strip()[:40]
    for found in pages(lambda before: queries.certificates(search, before), queries.PAGE):
        for row in screens.certificates(found):
            yield row.name, row.number, float(row.hours), row.count, row.issued_on, row.tag.words


EXPORTS: Final = (
    Export(
        "certificates",
        "papers.all_of_them",
        _l("证明"),
        (_l("姓名"), _l("编号"), _l("小时"), _l("条数"), _l("出具日期"), _l("现在")),
        _papers,
        "papers.seek",
    ),
)
