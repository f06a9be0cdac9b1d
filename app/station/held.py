"""What is held about borrowers: a phone, until the thing is back."""

from typing import Final

from app.holdings import Holding
from app.station.models_loan import Loan
from app.words import _, _l


def _kept(loan: Loan) -> str:
    return _("还有借的东西没还，请先还，或者记为丢失") if loan.closed_at is None else ""


HELD: Final = (
    Holding(
        Loan,
        _l("借东西"),
        when="lent_at",
        phones=("phone",),
        wiped={"phone": None, "phone_tail": None},
        kept_for=_kept,
        tells=lambda loan: (loan.asset.number,),
    ),
)
