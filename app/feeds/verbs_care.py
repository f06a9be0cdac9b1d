"""A volunteer's visits are put into their phone's calendar, and taken out of it."""

from sqlalchemy import delete

from app import clock
from app.audit import record
from app.db import db, upsert
from app.feeds.models import CareFeed
from app.tokens import digest, new_token
from app.volunteers.models import Volunteer


def follow(volunteer: Volunteer) -> str:
    """A new secret address, told this once; the one before leads nowhere any more."""
    token = new_token()
    said = {"token_hash": digest(token), "made_at": clock.now()}
    row = upsert(CareFeed).values(volunteer_id=volunteer.id, **said)
    db.session.execute(row.on_conflict_do_update(index_elements=["volunteer_id"], set_=said))
    record(volunteer, "care.followed", volunteer)
    return token


def unfollow(volunteer: Volunteer) -> None:
    """No calendar hears of their visits any more."""
    gone = db.session.execute(delete(CareFeed).where(CareFeed.volunteer_id == volunteer.id).returning(CareFeed.made_at))
    if gone.all():
        record(volunteer, "care.unfollowed", volunteer)
