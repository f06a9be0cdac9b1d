"""Somebody asks what is held about them, takes a copy along, wants it gone: each a deed, and written down by number."""

from collections.abc import Iterable, Sequence

from app.audit import record
from app.db import Base
from app.refusal import Refused
from app.rights import queries
from app.rights.queries import Found
from app.rights.sought import Sought
from app.words import _


def look_up(by: Base) -> None:
    """Somebody was looked for; whom is not written down."""
    record(by, "person.looked_up")


def copy(by: Base, found: Sequence[Found]) -> None:
    """They take along what is held about them."""
    for each in found:
        record(by, "person.copied", each.row)


def erase(by: Base, keys: Iterable[str], mentions: Iterable[str], sought: Sought) -> int:
    """Take them out of these rows and of this running text; how many. Nothing goes when one may not go yet.

    Source: 个人信息保护法 art. 47. The rows stay, and every figure with them.
    """
    found = [each for key in keys if (each := queries.one(key)) is not None]
    reasons = sorted({why for each in found if (why := each.holding.kept_for(each.row))})
    if reasons:
        raise Refused("；".join(reasons))
    if not found and not (mentions := list(mentions)):
        raise Refused(_("请先勾选要删除的"))
    for each in found:
        each.holding.erase(each.row, by)
        record(by, "person.erased", each.row)
    rewritten = sum(queries.rewrite(mention, sought) for mention in mentions)
    if rewritten:
        record(by, "person.mentions_erased", note=str(rewritten))
    return len(found) + rewritten
