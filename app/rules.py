"""Every number the community may choose for itself, in one place.

Each may be given in the environment under its own name in capitals: `LOAN_DAYS=7`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any


def _number(default: int, least: int = 1, most: int = 100_000) -> Any:
    return field(default=default, metadata={"least": least, "most": most})


@dataclass(frozen=True)
class Rules:
    """The house's numbers; the unit is the last word of each name."""

    # A kiosk forgets its visitor: asked after `quiet`, shown a countdown for `warn`, ended by the server in any case.
    # Whoever writes by hand rests longer between two taps.
    quiet_seconds: int = _number(60, 10, 600)
    writing_quiet_seconds: int = _number(90, 10, 600)
    warn_seconds: int = _number(30, 10, 600)
    # A result with a number to copy stays longer.
    result_seconds: int = _number(20, 5, 600)
    copy_seconds: int = _number(60, 5, 600)
    visitor_ends_after_seconds: int = _number(180, 20, 3_600)
    # A kiosk that has not been heard for so long is shown as silent; a code to enrol one lives so long.
    silent_after_seconds: int = _number(180, 30, 86_400)
    code_minutes: int = _number(15, 1, 1_440)

    largest_party: int = _number(20, 1, 99)

    # A free seat is held for whoever waits for so many hours; none is offered so shortly before the start, nor to who
    # has let so many run out. Guests come in from so many minutes before.
    offer_hours: int = _number(24, 1, 168)
    offer_least_minutes: int = _number(30, 0, 1_440)
    offers_missed: int = _number(3, 1, 20)
    doors_open_minutes: int = _number(60, 0, 1_440)
    # A recording of one phrase, for the kiosks to read it aloud.
    clip_seconds: int = _number(20, 3, 60)
    clip_kilobytes: int = _number(300, 20, 900)
    # So many days ahead the kiosk shows what is coming.
    activities_shown_days: int = _number(35, 7, 366)
    undo_minutes: int = _number(10, 1, 1_440)
    loan_days: int = _number(3, 1, 60)
    low_stock: int = _number(10, 0)
    expiring_days: int = _number(30, 1, 365)
    fault_days: int = _number(7, 1, 365)

    # Hours of volunteers: a second tap so soon never signs out; a day up to `free` hours counts at once, one above
    # `second` needs two colleagues; so many stays at one duty a day; nobody serves longer at a stretch (i志愿's
    # numbers, the last one ours). Whoever forgot to sign out is signed out so long after the planned end.
    cool_down_seconds: int = _number(60, 5, 600)
    free_day_hours: int = _number(8, 1, 24)
    second_day_hours: int = _number(12, 1, 24)
    stints_a_day: int = _number(3, 1, 20)
    longest_stint_hours: int = _number(16, 1, 23)
    early_minutes: int = _number(120, 0, 1_440)
    forgotten_minutes: int = _number(60, 0, 1_440)
    # Tired: at it for so many hours, with no pause of so many minutes.
    rest_after_hours: int = _number(4, 1, 24)
    rest_minutes: int = _number(15, 1, 240)
    # A record is to be confirmed within so many working days (民政部令第67号); the desk hears of it before.
    record_days: int = _number(10, 1, 60)
    record_warn_days: int = _number(3, 0, 60)
    # Who may be a volunteer, and from when on without a guardian's yes.
    volunteer_age: int = _number(14, 8, 18)
    grown_up_age: int = _number(18, 14, 21)
    # Guesses at the kiosk in one window: one person's PIN, all PINs at one kiosk, phone tails looked up at one kiosk,
    # certificates looked up from one address. A code from the desk opens once, for so many minutes.
    pin_tries: int = _number(10, 3, 20)
    pin_tries_device: int = _number(30, 3, 1_000)
    tail_tries_device: int = _number(40, 3, 1_000)
    verify_tries: int = _number(60, 3, 10_000)
    key_tries: int = _number(30, 3, 10_000)
    # The same order sent again so soon by a program is a lost answer, not a second need.
    resend_minutes: int = _number(10, 1, 1_440)
    pin_lock_minutes: int = _number(30, 1, 1_440)
    spare_code_minutes: int = _number(10, 1, 1_440)
    # What one kiosk writes down in an hour, so that nobody fills the books by tapping: families named and objected to,
    # names put down for activities, taps at gardens.
    honours_an_hour: int = _number(20, 1, 10_000)
    signups_an_hour: int = _number(60, 1, 10_000)
    garden_taps_an_hour: int = _number(120, 1, 10_000)

    # People work from these hours until those, every working day; what is promised is reckoned in them. An order is
    # to be taken within so many working hours; urgent ones are done within so many hours around the clock, the others
    # within working days, a little longer when there is a reason. A resident says how it was within so many days.
    morning_from_hour: int = _number(9, 0, 23)
    morning_until_hour: int = _number(12, 1, 24)
    afternoon_from_hour: int = _number(14, 1, 24)
    afternoon_until_hour: int = _number(18, 1, 24)
    accept_hours: int = _number(2, 1, 100)
    urgent_hours: int = _number(24, 1, 168)
    ordinary_days: int = _number(3, 1, 60)
    hard_days: int = _number(7, 1, 60)
    longest_promise_days: int = _number(15, 1, 90)
    rating_days: int = _number(14, 1, 90)
    # At one kiosk in a window: orders placed, orders looked up by number; the same of one order's phone tail.
    orders_an_hour: int = _number(40, 1, 10_000)
    order_tries_device: int = _number(40, 3, 1_000)
    order_tries: int = _number(10, 3, 100)

    # Visits of care are laid so many days ahead. One nobody has said anything of rings so long after its half of the
    # day: first for the helper, then a step higher each time. A silent generator is seen after so many hours.
    care_ahead_days: int = _number(28, 8, 180)
    care_grace_minutes: int = _number(60, 0, 1_440)
    care_rung_minutes: int = _number(120, 5, 1_440)
    care_patience_hours: int = _number(26, 1, 1_000)

    # Whether what was agreed still holds is asked so many days after; a case nobody has touched for so long is quiet.
    mediation_first_days: int = _number(30, 1, 365)
    mediation_second_days: int = _number(90, 1, 730)
    mediation_quiet_days: int = _number(14, 1, 365)

    # An agreement that ends is seen so many days before, three times; its signed copy is no larger than so much.
    agreement_first_days: int = _number(60, 2, 365)
    agreement_second_days: int = _number(30, 1, 364)
    agreement_last_days: int = _number(7, 0, 363)
    copy_kilobytes: int = _number(900, 10, 1_000)

    # A family to be honoured stands in public notice for so many working days; objections may be told until then.
    honour_notice_days: int = _number(3, 1, 30)

    # Tries at the desk's entrance in one window: by one name from one address, by one name, from one address. An
    # address a colleague came in from within the known days is not stopped by what strangers try under their name.
    lockout_tries: int = _number(10, 3, 100)
    lockout_tries_name: int = _number(20, 3, 1_000)
    lockout_tries_address: int = _number(50, 3, 1_000)
    known_address_days: int = _number(30, 1, 365)
    lockout_minutes: int = _number(15, 1, 1_440)
    desk_idle_minutes: int = _number(30, 1, 1_440)
    desk_hours: int = _number(12, 1, 24)

    # How long personal data is kept. The house book names no guest and is never thinned: the law asks for three years
    # of it at least (网络数据安全管理条例 art. 12).
    loan_phone_kept_days: int = _number(30, 1, 365)
    # A lost thing may still turn up: its borrower's phone is kept longer.
    lost_loan_phone_kept_days: int = _number(180, 1, 1_096)
    # Of who signed up for an activity: phone, name and children's names, so long after it is over.
    signup_kept_days: int = _number(30, 1, 365)
    # A donor may be told where it went; a nominator or an objector may be asked back until it is settled and answered.
    donor_phone_kept_days: int = _number(180, 1, 1_096)
    honour_phone_kept_days: int = _number(30, 1, 365)
    # Who placed an order, where they live and what they wrote, so long after it is settled.
    order_kept_days: int = _number(365, 1, 1_096)
    # The same of whoever was cared for, after the care has ended.
    care_kept_days: int = _number(365, 1, 1_096)
    # Who quarrelled, and what was said, after a case was closed.
    case_kept_days: int = _number(1_096, 30, 3_660)
    # Of a volunteer who withdrew or was turned down, contact and papers; the record of what they gave stays.
    volunteer_kept_days: int = _number(30, 1, 365)
    # What nobody needs any more: which tap was whose, forms once sent, wrong tries, ended sign-ins.
    visitor_kept_days: int = _number(7, 1, 365)
    ticket_kept_days: int = _number(7, 1, 365)
    tries_kept_days: int = _number(2, 1, 365)
    session_kept_days: int = _number(30, 2, 365)

    # Housekeeping: the hour of the night's work; when a missing backup and a full disk are the desk's business.
    nightly_hour: int = _number(3, 0, 22)
    backup_patience_hours: int = _number(26, 1, 1_000)
    low_space_megabytes: int = _number(500, 0)

    def __post_init__(self) -> None:
        """ValueError, naming the number, when one is out of bounds or two disagree."""
        for each in fields(self):
            value, least, most = getattr(self, each.name), each.metadata["least"], each.metadata["most"]
            if not least <= value <= most:
                raise ValueError(f"{each.name.upper()} must be a whole number from {least} to {most}")
        for fault in self._quarrels():
            raise ValueError(fault)

    def _quarrels(self) -> Iterator[str]:
        """Which two numbers disagree."""
        for name in ("quiet_seconds", "writing_quiet_seconds"):
            if self.visitor_ends_after_seconds < getattr(self, name) + self.warn_seconds:
                yield f"VISITOR_ENDS_AFTER_SECONDS must not be less than {name.upper()} + WARN_SECONDS"
        hours = (self.morning_from_hour, self.morning_until_hour, self.afternoon_from_hour, self.afternoon_until_hour)
        if list(hours) != sorted(set(hours)):
            yield "MORNING_FROM_HOUR … AFTERNOON_UNTIL_HOUR must each be later than the one before"
        steps = (self.agreement_first_days, self.agreement_second_days, self.agreement_last_days)
        if list(steps) != sorted(set(steps), reverse=True):
            yield "AGREEMENT_FIRST_DAYS, …SECOND_DAYS and …LAST_DAYS must each be less than the one before"
        if self.second_day_hours < self.free_day_hours:
            yield "SECOND_DAY_HOURS must not be less than FREE_DAY_HOURS"
        if self.grown_up_age < self.volunteer_age:
            yield "GROWN_UP_AGE must not be less than VOLUNTEER_AGE"
