"""What certificates hold: a name. Erased, the paper stands no more."""

from typing import Final

from app import clock
from app.certificates.models import CertificateRow
from app.db import Base
from app.holdings import GONE, Holding
from app.words import _l


def _revoke(row: CertificateRow, _by: Base) -> None:
    row.revoked_at = row.revoked_at or clock.now()


HELD: Final = (
    Holding(
        CertificateRow,
        _l("服务记录证明"),
        when="issued_at",
        names=("name",),
        wiped={"name": GONE},
        words_in=("revoked_words",),
        also=_revoke,
        page="papers.one",
        goes_with=("volunteer_id", "volunteer"),
        tells=lambda row: (row.number, *(line["name"] for line in row.lines)),
    ),
)
