"""How what is lent reads on a screen: which thing, until when, and whose it might be, masked."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from app.daywords import day_words, moment_words
from app.privacy import mask_phone
from app.station import screens
from app.station.models_loan import AssetKind, Loan
from app.station.queries import LoanMatch
from app.words import _, _l, language

LENT = {
    AssetKind.UMBRELLA: (_l("雨伞"), "umbrella"),
    AssetKind.RAINCOAT: (_l("雨衣"), "shirt"),
    AssetKind.POWER_BANK: (_l("充电宝"), "battery-charging"),
}


class Match(NamedTuple):
    """A loan to bring back."""

    loan_id: int
    kind_label: str
    number: str
    phone_masked: str
    lent_words: str


def kinds(free: Mapping[AssetKind, int]) -> list[tuple[str, str, str, int]]:
    """What can be borrowed: code, label, icon, how many stand here."""
    return [(code.value, str(label), icon, free.get(code, 0)) for code, (label, icon) in LENT.items()]


def matches(found: Iterable[LoanMatch]) -> list[Match]:
    """Loans to choose from; the phone is masked."""
    return [
        Match(one.id, str(LENT[one.kind][0]), one.number, mask_phone(one.phone or ""), lent_words(one.lent_at))
        for one in found
    ]


def lent_words(at: datetime) -> str:
    return _("%(day)s借的", day=day_words(at, language()))


def loan(lent: Loan) -> dict[str, Any]:
    """Which thing to take and when it should be back."""
    due = _("请在%(when)s前归还", when=moment_words(lent.due_at, language()))
    return {
        "kind_label": str(LENT[lent.asset.kind][0]),
        "number": lent.asset.number,
        "due_words": due,
        "where_words": _("号码在把手上"),
    }


def lend_one(kind: AssetKind, due_at: datetime) -> dict[str, Any]:
    """What is about to be borrowed, and until when."""
    label, icon = LENT[kind]
    return {
        "kind": screens.Kind(kind.value, str(label), icon),
        "due_words": _("请在%(when)s前归还", when=moment_words(due_at, language())),
    }


def not_found(digits: str) -> str:
    """No open loan fits the digits."""
    if len(digits) == 4:
        return _("没有找到借出的东西，请看看号码对不对，或找人帮忙")
    return _("没有找到这个编号，请再看一眼，或输入手机尾号四位")
