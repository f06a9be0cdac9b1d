"""What the lower rooms are told of the higher ones: each seam is filled here, once, when the house is wired."""

from app import exports, fences, held, holdings, intake, intakes, outgoing, reach, transaction
from app.activities.brings import organised as organised_by_partner
from app.board import keeping
from app.care import faces as care
from app.care import ways as care_ways
from app.certificates import verbs as certifying
from app.community import hanging, verbs_founding
from app.feeds import faces as feeds
from app.orders import faces as orders
from app.orders import verbs_lists
from app.orders.brings import resources as resources_of_partner
from app.partners import brought
from app.volunteers import kiosk_offers, verbs_merge
from app.volunteers.brings import members as members_of_partner


def make() -> None:
    """Fill every seam. Said again for another house in the same process, it replaces what was said before."""
    reach.let_stand(fences.ALL)
    holdings.let_hold(held.ALL)
    transaction.let_settle((keeping.settle,))
    outgoing.let_go_out(exports.ALL)
    intake.let_come_in(intakes.ALL)
    verbs_merge.let_follow(certifying.part)
    verbs_founding.let_furnish(verbs_lists.lay_out)
    brought.let_bring((resources_of_partner, members_of_partner, organised_by_partner))
    hanging.let_hang((orders.ON_BUILDINGS, care.ON_BUILDINGS))
    kiosk_offers.let_bring((care.TO_SIGN_IN_FOR, orders.TO_SIGN_IN_FOR), (orders.FROM_OWN_PAGE, care.FROM_OWN_PAGE))
    care_ways.let_lead((feeds.FROM_OWN_VISITS,))
