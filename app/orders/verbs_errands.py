"""The duty under which the hours of a helper's errand stand, whatever brought them on their way."""

from datetime import timedelta

from app import clock
from app.community.models import Place
from app.orders.models_lists import ServiceItem
from app.volunteers import queries_ledger, verbs_duties
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty, DutyKind


def lay(head: str, item: ServiceItem, volunteer: Volunteer, at: Place) -> Duty:
    """From now on, for as long as the item usually takes; nobody else can sign in for it."""
    organiser = queries_ledger.organiser_at(at)
    said = verbs_duties.Plan(
        name=f"{head} · {item.task}",
        category=item.category.kind,
        content=item.task,
        place_id=at.id,
        organiser=organiser,
        in_charge=at.keeper or organiser,
        starts_at=clock.now(),
        ends_at=clock.now() + timedelta(minutes=item.minutes),
    )
    return verbs_duties.lay(DutyKind.ORDER, said, volunteer.id)
