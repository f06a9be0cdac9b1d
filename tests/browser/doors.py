"""Open doors in the served house: two activities to check in for, one that has begun, and guests with their tickets.

Run beside the house; prints what the walks need: the number of the full one, of the other, and a ticket of three.
"""

import os
import subprocess
import sys
from datetime import timedelta

from app import clock, create_app
from app.activities import verbs_door, verbs_seats
from app.activities.models_seats import AgeBand, Source
from app.activities.verbs_seats import Asked, Party
from app.community.models import Place, PlaceKind
from app.db import db
from app.transaction import work
from tests import make
from tests.browser.served import TOP, Served

TAIL, CAME = "6611", "6614"


def opened(served: Served) -> tuple[int, int, str]:
    """The one with seats, the full one, and a ticket of three."""
    environ = {**os.environ, "INSTANCE": str(served.said.parent), "JOBS": "0"}
    ran = subprocess.run(
        [sys.executable, "-m", __name__], cwd=TOP, env=environ, check=True, capture_output=True, text=True
    )
    roomy, full, ticket = ran.stdout.split()[-3:]
    return int(roomy), int(full), ticket


def _open() -> tuple[int, int, str]:
    place = db.session.query(Place).order_by(Place.id).first()
    assert place
    more = {"shares_room": True, "signup_until": clock.now() + timedelta(hours=3)}
    fair = make.activity(
        place, "源西街道康乐路南社区端午邻里文化节", 0.4, seats=60, children_from=0, risks=RISKS, **more
    )
    play = make.activity(place, "听粤剧", 0.4, seats=3, **more)
    children = (("豆豆", AgeBand.SMALL), ("果果", AgeBand.SCHOOL))
    said = Party("13900006611", "欧阳奶奶", 1, children, guardian_agrees=True, knows_risks=True)
    party = verbs_seats.sign_up(fair, said, Asked(Source.KIOSK))
    for number in range(1, 9):
        guest = Party(f"139{number:04}6611", "", number % 3 + 1, knows_risks=True)
        verbs_seats.sign_up(fair, guest, Asked(Source.KIOSK))
    make.signup(play, "13900006612", adults=3)
    make.signup(play, "13900006613")
    ticket = party.ticket
    assert ticket
    garden = db.session.query(Place).filter_by(kind=PlaceKind.GARDEN).order_by(Place.name).first()
    if garden and clock.now().hour < 23:
        make.activity(garden, "亲子手工：做香包", 0.1, shares_room=True)
    past = make.activity(place, "磨剪刀", 0.2, **more)
    verbs_door.check_in(make.signup(past, f"1390000{CAME}"), 1, None)
    past.starts_at -= timedelta(hours=1)
    return fair.id, play.id, ticket


LONG = "源西街道康乐路南社区端午邻里文化节"
RISKS = "现场有热锅和剪刀，请看好小朋友；老人家慢慢走，不舒服马上告诉工作人员。"

if __name__ == "__main__":
    with create_app().app_context(), work():
        sys.stdout.write(" ".join(map(str, _open())))
