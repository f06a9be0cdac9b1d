"""How a volunteer is let in at the kiosk: cards, PINs, codes from the desk, and who stands there now."""

import json
from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from app import clock
from app.audit import record
from app.db import db, upsert
from app.refusal import Refused
from app.staff import passwords
from app.staff.models import Staff
from app.tokens import digest, new_code
from app.volunteers import cards, guesses, queries
from app.volunteers.models import Volunteer
from app.volunteers.models_door import Card, Draft, Presence
from app.words import _


def recognise(volunteer: Volunteer, visitor_id: int) -> None:
    """Card or PIN was right: until the visitor leaves, it is they who stand here, and what another said is gone."""
    drop_draft(visitor_id)
    seen = upsert(Presence).values(visitor_id=visitor_id, volunteer_id=volunteer.id, since=clock.now())
    moved_on = {"volunteer_id": volunteer.id, "since": clock.now()}
    db.session.execute(seen.on_conflict_do_update(index_elements=["visitor_id"], set_=moved_on))
    record(volunteer, "volunteer.recognised", volunteer)


def forget(*visitor_ids: int) -> None:
    """They step back: the kiosk knows nobody and nothing half said."""
    db.session.execute(delete(Presence).where(Presence.visitor_id.in_(visitor_ids)))
    db.session.execute(delete(Draft).where(Draft.visitor_id.in_(visitor_ids)))


def keep_draft(visitor_id: int, answers: dict[str, Any]) -> None:
    """Keep what has been said so far of an enrolment, sealed."""
    draft = queries.draft(visitor_id)
    if draft is None:
        db.session.add(Draft(visitor_id=visitor_id, answers=json.dumps(answers), at=clock.now()))
    else:
        draft.answers, draft.at = json.dumps(answers), clock.now()


def set_pin(volunteer: Volunteer, pin: str) -> None:
    """A new PIN of their own; a code from the desk has then done its work."""
    if volunteer.pin_hash is None:
        volunteer.pin_set_at = clock.now()
    volunteer.pin_hash = passwords.seal(pin)
    volunteer.spare_hash = volunteer.spare_until = None
    record(volunteer, "volunteer.pin_set", volunteer)


def offer_spare(volunteer: Volunteer, by: Staff, good_for: timedelta) -> str:
    """A code from the desk for who forgot the PIN: told once, good once and for a short time, replaced by the next."""
    if not volunteer.is_active:
        raise Refused(_("这一位现在不在册"))
    code = new_code()
    volunteer.spare_hash, volunteer.spare_until = passwords.seal(code), clock.now() + good_for
    record(by, "volunteer.code_offered", volunteer)
    return code


def use_spare(volunteer: Volunteer) -> None:
    """The code was right: it opens nothing more, nor does the PIN that was forgotten. A new one is owed."""
    volunteer.pin_hash = volunteer.spare_hash = None
    record(volunteer, "volunteer.code_used", volunteer)


def issue_card(volunteer: Volunteer, by: Staff) -> str:
    """A card to print: its token, shown once. The one before opens nothing any more."""
    if not volunteer.is_active:
        raise Refused(_("这一位现在不在册"))
    revoke_card(volunteer)
    token = cards.new_token()
    db.session.add(Card(volunteer_id=volunteer.id, token_hash=digest(token), issued_at=clock.now(), issued_by_id=by.id))
    record(by, "card.issued", volunteer)
    return token


def revoke_card(volunteer: Volunteer, by: Staff | None = None) -> None:
    """A lost card opens nothing any more."""
    card = queries.good_card(volunteer.id)
    if card is not None:
        card.revoked_at = clock.now()
        if volunteer.pin_set_at is not None and volunteer.pin_set_at >= card.issued_at:
            # Whoever found the card may have chosen it: where there was no PIN, the card alone was enough.
            volunteer.pin_hash = volunteer.pin_set_at = None
        db.session.flush()
        record(by or volunteer, "card.revoked", volunteer)


def drop_draft(visitor_id: int) -> None:
    """Nothing half said is left."""
    db.session.execute(delete(Draft).where(Draft.visitor_id == visitor_id))


def give_up_card(volunteer: Volunteer, by: Staff) -> None:
    """A colleague is told that a card was lost."""
    if queries.good_card(volunteer.id) is None:
        raise Refused(_("这一位现在没有卡"))
    revoke_card(volunteer, by)


def unlock(volunteer: Volunteer, by: Staff) -> None:
    """They tried too often; a colleague who knows them lets them try again."""
    if not guesses.is_shut(volunteer.id):
        raise Refused(_("没有锁住，现在就可以试"))
    guesses.forget(volunteer.id)
    record(by, "volunteer.unlocked", volunteer)
