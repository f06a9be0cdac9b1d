"""What is held about the parties of a dispute; they are found by fingerprints, and what was said stays sealed."""

from typing import Final

from app.db import Base, db
from app.holdings import Holding
from app.mediation.models import Case, CaseParty
from app.words import _, _l


def _kept(party: CaseParty) -> str:
    case = db.session.get(Case, party.case_id)
    return _("调解还没办结") if case is not None and case.is_open else ""


def _forget(party: CaseParty, _by: Base) -> None:
    """What happened may tell who it was."""
    case = db.session.get(Case, party.case_id)
    if case is not None:
        case.summary = None


HELD: Final = (
    Holding(
        CaseParty,
        _l("矛盾调处"),
        names=("name",),
        phones=("phone",),
        prints={"name": "name_print", "phone": "phone_print"},
        wiped=dict.fromkeys(("name", "name_print", "phone", "phone_print")),
        kept_for=_kept,
        also=_forget,
        page="case.one",
        page_id="case_id",
    ),
)
