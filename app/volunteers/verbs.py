"""How someone becomes a volunteer, and ceases to be one: apply, be taken in, approved, turned down, leave, withdraw."""

from datetime import datetime

from app import clock
from app.audit import record
from app.db import Base, db
from app.refusal import Refused
from app.staff import passwords
from app.staff.models import Staff
from app.volunteers import queries, verbs_door, verbs_person, verbs_teams
from app.volunteers.models import Standing, Volunteer
from app.volunteers.verbs_person import Papers, Person
from app.words import _


def apply(person: Person, pin: str) -> Volunteer:
    """Ask at the kiosk to be a volunteer, with one's own PIN and consent; a colleague decides."""
    _expect_unknown(person)
    volunteer = _enter(person, Standing.APPLIED)
    volunteer.pin_hash = passwords.seal(pin)
    record(volunteer, "volunteer.applied", volunteer)
    return volunteer


def take_in(person: Person, by: Staff, papers: Papers | None = None) -> Volunteer:
    """A colleague enters a volunteer at the desk: consent is on paper, no more waiting."""
    verbs_person.expect_new(person)
    volunteer = _enter(person, Standing.ACTIVE)
    if papers is not None:
        verbs_person.keep_papers(volunteer, papers, by)
    volunteer.decided_at, volunteer.decided_by_id = clock.now(), by.id
    record(by, "volunteer.taken_in", volunteer)
    return volunteer


def approve(volunteer: Volunteer, by: Staff) -> None:
    """Yes."""
    _expect(volunteer, Standing.APPLIED, _("这一位已经有答复了"))
    _decide(volunteer, by, Standing.ACTIVE, "")
    record(by, "volunteer.approved", volunteer)


def decline(volunteer: Volunteer, by: Staff, reason: str) -> None:
    """No, and why: they read it at the kiosk."""
    _expect(volunteer, Standing.APPLIED, _("这一位已经有答复了"))
    _decide(volunteer, by, Standing.REFUSED, reason)
    record(by, "volunteer.declined", volunteer)


def change(volunteer: Volunteer, by: Staff, person: Person, papers: Papers) -> None:
    """Put right what is known of a volunteer, or of somebody who asks to be one."""
    if not volunteer.is_here:
        raise Refused(_("这一位现在不在册"))
    verbs_person.expect_new(person, but=volunteer.id)
    verbs_person.say(volunteer, person)
    verbs_person.keep_papers(volunteer, papers, by)
    record(by, "volunteer.changed", volunteer)


def unmask(volunteer: Volunteer, by: Staff) -> None:
    """Someone looks at a phone or an identity number in full: a deliberate act, written down."""
    record(by, "volunteer.unmasked", volunteer)


def leave(volunteer: Volunteer, by: Staff) -> None:
    """They stop: cards and PIN open nothing any more, what they gave stays."""
    _expect(volunteer, Standing.ACTIVE, _("这一位现在不在册"))
    _close(volunteer, by)
    record(by, "volunteer.left", volunteer)


def come_back(volunteer: Volunteer, by: Staff, *, has_consented: bool = False) -> None:
    """They are with us again; who took their consent back gives it anew."""
    _expect(volunteer, Standing.LEFT, _("这一位正在册"))
    if volunteer.phone is None or volunteer.merged_into_id is not None:
        raise Refused(_("这一位的资料已经删除或合并，请重新登记"))
    if queries.same_person(volunteer.name, volunteer.phone) is not None:
        raise Refused(_("这个姓名和手机号已经登记过了，可以把两条合并"))
    if volunteer.id_print and queries.holder_of_paper(volunteer.id_print) is not None:
        raise Refused(_("这个证件号码已经登记过了，可以把两条合并"))
    if volunteer.withdrawn_at is not None:
        _consent_anew(volunteer, has_consented=has_consented)
    volunteer.standing, volunteer.withdrawn_at = Standing.ACTIVE, None
    _date(volunteer, None)
    record(by, "volunteer.came_back", volunteer)


def withdraw(volunteer: Volunteer, actor: Base) -> None:
    """They take their consent back: papers go at once, contact after some days, the record of service stays."""
    _expect_not_left(volunteer)
    _close(volunteer, actor)
    for one in (volunteer, *queries.merged_into(volunteer.id)):
        one.withdrawn_at, one.consented_at, one.may_show = clock.now(), None, False
        verbs_person.wipe_papers(one)
    record(actor, "volunteer.withdrew", volunteer)


def show(volunteer: Volunteer, *, may_show: bool) -> None:
    """Whether the wall may call them by their first name."""
    volunteer.may_show = may_show
    record(volunteer, "volunteer.show_changed", volunteer)


def _expect_unknown(person: Person) -> None:
    """The same as the desk asks, in the words for whoever stands at the kiosk."""
    twin = queries.same_person(person.name, person.phone)
    if twin is not None:
        waiting = twin.standing is Standing.APPLIED
        raise Refused(_("您已经登记过了，正在等社区确认") if waiting else _("您已经是志愿者了，直接签到就好"))


def _enter(person: Person, standing: Standing) -> Volunteer:
    now = clock.now()
    volunteer = Volunteer(name=person.name, sort="", group=person.group, standing=standing, applied_at=now)
    volunteer.consented_at = now
    db.session.add(volunteer)
    verbs_person.say(volunteer, person)
    return volunteer


def _decide(volunteer: Volunteer, by: Staff, standing: Standing, words: str) -> None:
    volunteer.standing, volunteer.decision = standing, words
    volunteer.decided_at, volunteer.decided_by_id = clock.now(), by.id


def _close(volunteer: Volunteer, actor: Base) -> None:
    volunteer.standing = Standing.LEFT
    _date(volunteer, clock.now())
    volunteer.pin_hash = volunteer.spare_hash = volunteer.spare_until = None
    verbs_door.revoke_card(volunteer)
    verbs_teams.part_from_all(volunteer, actor)


def _consent_anew(volunteer: Volunteer, *, has_consented: bool) -> None:
    if not has_consented:
        raise Refused(_("本人收回过同意，要本人当面再同意一次"))
    volunteer.consented_at = clock.now()


def _date(volunteer: Volunteer, left_at: datetime | None) -> None:
    """What went into an entry leaves and comes back with it."""
    for one in (volunteer, *queries.merged_into(volunteer.id)):
        one.left_at = left_at


def _expect(volunteer: Volunteer, standing: Standing, words: str) -> None:
    if volunteer.standing is not standing:
        raise Refused(words)


def _expect_not_left(volunteer: Volunteer) -> None:
    if volunteer.standing is Standing.LEFT:
        raise Refused(_("这一位现在不在册"))
