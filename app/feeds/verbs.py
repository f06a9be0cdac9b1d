"""Keys are made and taken back; an order comes in by one."""

from app import clock
from app.audit import record
from app.community.models import Area, Place
from app.db import db
from app.feeds.models import ApiKey
from app.orders import verbs as orders
from app.orders.models import Order, Source
from app.orders.verbs import Asked, Caller, Consent, Home, Need
from app.refusal import Refused
from app.staff.models import Staff
from app.tokens import digest, new_token
from app.words import _


def make_key(by: Staff, name: str) -> tuple[ApiKey, str]:
    """A key, and what the program must say; it is told this once."""
    token = new_token()
    key = ApiKey(name=name, token_hash=digest(token), made_at=clock.now(), made_by_id=by.id)
    db.session.add(key)
    db.session.flush()
    record(by, "key.made", key)
    return key, token


def revoke(key: ApiKey, by: Staff) -> None:
    """The program is not heard any more."""
    if key.revoked_at is not None:
        raise Refused(_("这把钥匙已经收回了"))
    key.revoked_at = clock.now()
    record(by, "key.revoked", key)


def send_in(key: ApiKey, need: Need, building: Area, caller: Caller, at: Place) -> Order:
    """An order from outside. Of somebody's health nothing may come this way."""
    if need.item.is_sensitive:
        raise Refused(_("这一项说到健康情况，不能从接口点"))
    consent = Consent(contact=bool(caller.phone or caller.name))
    order = orders.place(need, Home(building), caller, consent, Asked(at, Source.OPEN))
    key.used_at = clock.now()
    record(key, "order.sent_in", order)
    return order
