"""When two who were taken for one are parted again, no certificate tells of another's hours."""

from app import clock
from app.certificates import screens, verbs
from app.staff.models import Role, Staff
from app.volunteers import verbs_ledger, verbs_merge
from app.volunteers.models import Volunteer
from tests import make
from tests.make import Hive


def served(hive: Hive, one: Volunteer, by: Staff, hours: int) -> Volunteer:
    """Two hours of theirs, begun so many hours ago, and confirmed."""
    with clock.travel(hours=-hours):
        stint = verbs_ledger.sign_in(one, make.duty(hive.station, f"{one.name}{hours}"))
    with clock.travel(hours=2 - hours):
        verbs_ledger.sign_out(stint)
    verbs_ledger.confirm(stint, by)
    return one


def test_no_certificate_of_the_others_hours_is_left_when_a_merge_is_undone(hive: Hive) -> None:
    chen, _password = make.colleague(Role.CADRE)
    kept = served(hive, make.volunteer(), chen, hours=9)
    gone = served(hive, make.volunteer("李小梅", "13987654321"), chen, hours=6)
    own = verbs.certify(gone, chen)
    merge = verbs_merge.merge(kept, gone, chen)
    both = verbs.certify(kept, chen)
    assert not any(paper.is_altered for paper in screens.certificates([own, both]))
    verbs_merge.undo(merge, kept, gone, chen)
    assert (both.revoked_words, own.revoked_at) == ("合并已撤销，其中有别人的服务记录", None)
    both.revoked_at = None
    assert [paper.is_altered for paper in screens.certificates([own, both])] == [False, True]


def test_a_certificate_of_ones_own_hours_alone_stands_when_a_merge_is_undone(hive: Hive) -> None:
    chen, _password = make.colleague(Role.CADRE)
    kept, gone = served(hive, make.volunteer(), chen, hours=9), make.volunteer("李小梅", "13987654321")
    merge = verbs_merge.merge(kept, gone, chen)
    own = verbs.certify(kept, chen)
    verbs_merge.undo(merge, kept, gone, chen)
    assert own.revoked_at is None
