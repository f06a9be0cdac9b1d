"""李梅 in the served house: a year of services, and known at the kiosk by whoever tapped last. Run beside the house."""

import subprocess
import sys
from datetime import timedelta

from app import clock, create_app
from app.community.models import Place
from app.db import db
from app.kiosk.models import Visitor
from app.staff.models import Staff
from app.transaction import work
from app.volunteers import verbs_door, verbs_growth, verbs_ledger, verbs_requests
from app.volunteers.models import Volunteer
from app.volunteers.verbs_growth import Lesson
from tests import make
from tests.browser.served import TOP, Served

PHONE = "13700001234"
NAMES = ("敬老服务", "驿站值守", "源西街道康乐路南社区夏季文明劝导志愿服务活动")


def know_her(served: Served) -> None:
    """She stands before the kiosk now."""
    environ = {"INSTANCE": str(served.said.parent), "PATH": "/usr/bin"}
    subprocess.run([sys.executable, "-m", "tests.browser.bees"], cwd=TOP, env=environ, check=True)


def _her() -> Volunteer:
    found = db.session.query(Volunteer).filter_by(phone=PHONE).first()
    return found or _with_a_year(make.volunteer("李梅", PHONE))


def _with_a_year(li: Volunteer) -> Volunteer:
    place, first = db.session.query(Place).order_by(Place.id).first(), clock.now() - timedelta(days=340)
    assert place
    for number in range(18):
        with clock.frozen(first + timedelta(days=20 * number - 20)) as hands:
            duty = make.duty(place, NAMES[number % 3], hours=5)
            stint = verbs_ledger.sign_in(li, duty)
            hands.move(hours=1 + number % 3)
            if number == 16:
                hands.move(hours=8)
                verbs_ledger.close_forgotten(stint)
                continue
            verbs_ledger.sign_out(stint)
            if number == 17:
                start = stint.start_at - timedelta(minutes=90)
                wish = verbs_requests.ask(stint, start, clock.now(), "forgot_in")
                verbs_requests.decline(wish, duty_keeper(), "问过当天的负责人，那时还没有开始，时间不改")
    for number in range(4):
        day = (first + timedelta(days=20 * number)).date()
        verbs_growth.train([li], duty_keeper(), Lesson("急救", day, "康乐路南社区活动室", 90, "红十字会"))
        verbs_growth.award(li, duty_keeper(), "源西街道康乐路南社区年度优秀志愿者", day, "康乐路南社区居民委员会")
    verbs_growth.evaluate(li, duty_keeper(), clock.today(), "做事细心，待人耐心，老人们都盼着她来")
    return li


def duty_keeper() -> Staff:
    """Whoever approved her."""
    return db.session.query(Staff).filter_by(username="decider").one()


if __name__ == "__main__":
    with create_app().app_context(), work():
        last = db.session.query(Visitor).order_by(Visitor.id.desc()).first()
        assert last
        verbs_door.recognise(_her(), last.id)
