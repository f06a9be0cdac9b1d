"""The list of keys as it may be taken out: whose they are, never the keys."""

from typing import Final

from app.feeds import queries_keys
from app.outgoing import Export, Lines
from app.words import _l


def _keys() -> Lines:
    for key in queries_keys.all_keys():
        yield key.name, key.made_by.name, key.made_at, key.used_at, key.revoked_at


EXPORTS: Final = (
    Export(
        "keys",
        "keys.all_of_them",
        _l("接口"),
        (_l("给哪个系统用"), _l("谁做的"), _l("哪天做的"), _l("最近一次用"), _l("哪天收回的")),
        _keys,
    ),
)
