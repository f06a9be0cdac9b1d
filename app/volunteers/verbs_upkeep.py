"""What the house does by itself for its volunteers: closes what was forgotten, forgets what is no longer needed."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import delete, select

from app.audit import record
from app.clock import ZONE, at_home
from app.config import rules
from app.db import db
from app.volunteers import queries_growth, queries_ledger, verbs_ledger, verbs_person
from app.volunteers.models import Standing, Volunteer, VolunteerCategory, VolunteerKey, VolunteerSkill


def close_forgotten(now: datetime, grace: timedelta) -> int:
    """Close every stint still open `grace` after its duty's end, for the time being; how many."""
    stints = [queries_ledger.stint_for_update(id) for id in queries_ledger.forgotten(now, grace)]
    for stint in filter(None, stints):
        verbs_ledger.close_forgotten(stint)
    return len(stints)


def forget_contacts(before: datetime) -> int:
    """Wipe phone, papers and wishes of who left, or was turned down, before `before`; how many.

    The name and the record of service stay: 民政部令第67号 asks for them. Who has no record leaves no name.
    """
    left = (Volunteer.standing == Standing.LEFT) & (Volunteer.left_at < before)
    turned_down = (Volunteer.standing == Standing.REFUSED) & (Volunteer.decided_at < before)
    found = select(Volunteer).where(left | turned_down, Volunteer.phone.isnot(None))
    gone = db.session.scalars(found.order_by(Volunteer.id).with_for_update()).all()
    for volunteer in gone:
        _forget_contact(volunteer)
    if gone:
        record(None, "volunteer.contacts_forgotten", note=str(len(gone)))
    return len(gone)


def forget_guardians(now: datetime) -> int:
    """Wipe the guardian of whoever has grown up; how many.

    Whose birthday is not kept was of the least age when they asked, and is grown up so many years later.
    """
    today, rule = at_home(now).date(), rules()
    asked_on = _years_before(today, rule.grown_up_age - rule.volunteer_age)
    is_grown = Volunteer.born_on <= _years_before(today, rule.grown_up_age)
    must_be = Volunteer.born_on.is_(None) & (Volunteer.applied_at < datetime.combine(asked_on, time(), ZONE))
    found = select(Volunteer).where(Volunteer.is_minor.is_(True), is_grown | must_be)
    grown = db.session.scalars(found.order_by(Volunteer.id).with_for_update()).all()
    for volunteer in grown:
        volunteer.is_minor, volunteer.guardian, volunteer.guardian_phone = False, "", ""
    if grown:
        record(None, "volunteer.guardians_forgotten", note=str(len(grown)))
    return len(grown)


def _years_before(day: date, years: int) -> date:
    """The same day so many years ago; the day before a 29 February that was not."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return (day - timedelta(days=is_leap_day)).replace(year=day.year - years)


def _forget_contact(volunteer: Volunteer) -> None:
    volunteer.phone = volunteer.phone_tail = volunteer.pin_hash = None
    volunteer.decision = ""
    verbs_person.wipe_papers(volunteer)
    for table in (VolunteerKey, VolunteerSkill, VolunteerCategory):
        db.session.execute(delete(table).where(table.__table__.c.volunteer_id == volunteer.id))
    if not queries_growth.has_record(volunteer.id):
        verbs_person.wipe_name(volunteer)
