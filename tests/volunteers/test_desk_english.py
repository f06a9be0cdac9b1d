"""What a colleague reads at the volunteers' desk in English: one word for one thing, where Chinese may share one."""

from datetime import timedelta

import pytest
from flask import Flask

from app.staff.models import Role
from app.volunteers import verbs_ledger, verbs_requests
from app.volunteers.models import Skill, Volunteer
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def li(hive: Hive) -> Volunteer:
    return make.volunteer(skills=frozenset({Skill.LAW, Skill.HAIRCUT}))


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    desk = sit(app, Role.CADRE)
    desk.tap(desk.see("/desk/"), "/language", to="en")
    return desk


@pytest.mark.parametrize(
    ("url", "said", "unsaid"),
    [
        ("/desk/records", ("Due soon", "Correction requests"), ("Expiring",)),
        ("/desk/duties/new", (">Category<", ">Person in charge<", "Save</button>"), ("Keeper", ">Group<", "Planned")),
        ("/desk/volunteers/new", ("Enrol</button>", ">Minor<"), ("Visits</button>",)),
        (
            "/desk/volunteers/{one}",
            ("Cutting hair, Legal advice", "<span>PIN<", "<span>Card<", "Mark as left</button>"),
            ("Password", "Cards"),
        ),
        ("/desk/records/{record}", (">Place<", ">Person in charge<", "Save the correction"), (">Places</dt", "Keeper")),
        ("/desk/", ("Corrections asked for",), ("Ask for a correction",)),
    ],
)
def test_a_colleague_reads_the_right_english_word(
    desk: Finger, hive: Hive, li: Volunteer, url: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    duty = make.duty(hive.station, starts_in=-2)
    chen, _password = make.colleague()
    record = verbs_ledger.write_up(li, duty, chen, duty.starts_at, duty.starts_at + timedelta(seconds=59), "补录")
    verbs_requests.ask(record, duty.starts_at, duty.starts_at + timedelta(seconds=58), "other")
    page = desk.see(url.format(one=li.id, record=record.id)).text
    assert [words for words in said if words not in page] == []
    assert [words for words in unsaid if words in page] == []
