"""What is done in the house, and when: the wall on which all jobs hang."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import cast

from flask import current_app

from app import anchors, clock, locks, ticket
from app.activities import upkeep as activities
from app.backup import verbs as backup
from app.care import upkeep as care
from app.care import verbs as caring
from app.config import Config
from app.db import empty_journal
from app.giving import verbs_upkeep as giving
from app.honours import verbs_upkeep as honours
from app.jobs import Report, hang
from app.kiosk import verbs as kiosk
from app.mediation import verbs as mediation
from app.orders import verbs_after as orders
from app.refusal import Refused
from app.space import free_space
from app.staff import verbs as staff
from app.station import forgetting
from app.volunteers import verbs_upkeep as volunteers
from app.words import _l

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def hang_all(settings: Config) -> None:
    """Hang up every job. The nightly ones follow each other, the backup last, so that it holds what the night left."""
    hang("absent-visitors", _l("结束离开的访客"), end_absent_visitors, every=MINUTE)
    hang("forgotten-stints", _l("替忘了签退的志愿者先签退"), close_forgotten_stints, every=5 * MINUTE)
    hang("seat-offers", _l("收回没人答复的位子"), sweep_offers, every=5 * MINUTE)
    hang("helpers-places", _l("志愿者退出或合并后，把活动的岗位跟着改"), follow_volunteers, every=5 * MINUTE)
    hang("past-activities", _l("收起结束了的活动"), close_past_activities, every=5 * MINUTE)
    hang("helpers-orders", _l("志愿者退出或合并后，把接的单跟着改"), keep_orders_in_hands, every=5 * MINUTE)
    hang("unrated-orders", _l("办结没人评价的单"), close_unrated_orders, every=HOUR)
    hang("care-visits", _l("把照护排到前面几周"), lay_care_ahead, every=HOUR)
    hang("care-missed", _l("照护没有回音就上报"), ring_for_care, every=5 * MINUTE)
    hang("care-helpers", _l("志愿者退出或合并后，把照护跟着改"), keep_care_in_hands, every=5 * MINUTE)
    hang("free-space", _l("看看磁盘还有多少地方"), look_at_space, every=HOUR)
    for minute, (name, words, deed) in enumerate(NIGHTLY):
        hang(name, words, deed, at=time(settings.rules.nightly_hour, 4 * minute), lease=2 * HOUR)


def end_absent_visitors() -> Report:
    patience = timedelta(seconds=_settings().rules.visitor_ends_after_seconds)
    return Report(_l("结束了 %(number)s 位"), kiosk.end_the_absent(patience))


def close_forgotten_stints() -> Report:
    grace = timedelta(minutes=_settings().rules.forgotten_minutes)
    return Report(_l("先签退了 %(number)s 位"), volunteers.close_forgotten(clock.now(), grace))


def sweep_offers() -> Report:
    return Report(_l("看了 %(number)s 场活动的候补"), activities.sweep(clock.now()))


def follow_volunteers() -> Report:
    return Report(_l("改了 %(number)s 份报名"), activities.follow_volunteers(clock.now()))


def close_past_activities() -> Report:
    return Report(_l("收起了 %(number)s 场"), activities.close_past(clock.now()))


def keep_orders_in_hands() -> Report:
    return Report(_l("改了 %(number)s 单"), orders.follow_volunteers())


def close_unrated_orders() -> Report:
    return Report(_l("办结了 %(number)s 单"), orders.close_unrated(clock.now()))


def lay_care_ahead() -> Report:
    return Report(_l("排了 %(number)s 次"), caring.materialise_all())


def ring_for_care() -> Report:
    return Report(_l("上报了 %(number)s 次"), care.ring(clock.now()))


def keep_care_in_hands() -> Report:
    return Report(_l("改了 %(number)s 次"), care.follow_volunteers())


def forget_care() -> Report:
    return _gone(care.forget(_days_ago(_settings().rules.care_kept_days)))


def look_at_space() -> Report:
    space = free_space(_settings())
    if space.is_low:
        raise Refused(_l("磁盘快满了"))
    return Report(_l("还有 %(number)s MB"), space.free_mb)


def forget_tickets() -> Report:
    return _gone(ticket.forget_old(_days_ago(_settings().rules.ticket_kept_days)))


def forget_tries() -> Report:
    return _gone(locks.forget_old(_days_ago(_settings().rules.tries_kept_days)))


def forget_staff_sessions() -> Report:
    return _gone(staff.forget_old_sessions(timedelta(days=_settings().rules.session_kept_days)))


def forget_phones() -> Report:
    rules = _settings().rules
    return _gone(
        forgetting.forget_phones(_days_ago(rules.loan_phone_kept_days), _days_ago(rules.lost_loan_phone_kept_days))
    )


def forget_volunteers() -> Report:
    gone = volunteers.forget_contacts(_days_ago(_settings().rules.volunteer_kept_days))
    return _gone(gone + volunteers.forget_guardians(clock.now()))


def forget_guests() -> Report:
    return _gone(activities.forget_guests(_days_ago(_settings().rules.signup_kept_days)))


def forget_donors() -> Report:
    return _gone(giving.forget_phones(_days_ago(_settings().rules.donor_phone_kept_days)))


def forget_honours() -> Report:
    return _gone(honours.forget_phones(_days_ago(_settings().rules.honour_phone_kept_days)))


def forget_residents() -> Report:
    return _gone(orders.forget_residents(_days_ago(_settings().rules.order_kept_days)))


def forget_cases() -> Report:
    return _gone(mediation.forget(_days_ago(_settings().rules.case_kept_days)))


def forget_visitors() -> Report:
    return _gone(forgetting.forget_visitors(_days_ago(_settings().rules.visitor_kept_days)))


def clear_journal() -> Report:
    """Without this an erased phone number would stay readable in SQLite's journal until it is written over."""
    if not empty_journal():
        raise Refused(_l("正有人在用，过一会儿再清"))
    return Report(_l("清理好了"))


def write_down_audit_head() -> Report:
    return Report(_l("记到第 %(number)s 行"), anchors.write_down(_settings().instance))


def take_backup() -> Report:
    taken = backup.take(_settings())
    return Report(_l("备份好了，也试过能打开，%(number)s KB"), taken.stat().st_size // 1024)


NIGHTLY: tuple[tuple[str, object, Callable[[], Report]], ...] = (
    ("forget-phones", _l("删除已还借物的手机号"), forget_phones),
    ("forget-volunteers", _l("删除退出志愿者的联系方式"), forget_volunteers),
    ("forget-guests", _l("删除活动报名的电话和姓名"), forget_guests),
    ("forget-donors", _l("删除捐赠人的旧号码"), forget_donors),
    ("forget-honours", _l("删除评选里的旧号码"), forget_honours),
    ("forget-residents", _l("删除办结已久的点单联系方式"), forget_residents),
    ("forget-cases", _l("删除办结已久的调解案卷"), forget_cases),
    ("forget-care", _l("删除结束已久的照护资料"), forget_care),
    ("forget-visitors", _l("清理旧的访客会话"), forget_visitors),
    ("forget-tickets", _l("清理旧的提交凭据"), forget_tickets),
    ("forget-tries", _l("清理旧的试错记录"), forget_tries),
    ("forget-sessions", _l("清理旧的工作台登录"), forget_staff_sessions),
    ("clear-journal", _l("清空数据库日志里的旧内容"), clear_journal),
    ("audit-head", _l("抄下操作记录的最后一行"), write_down_audit_head),
    ("backup", _l("备份数据"), take_backup),
)


def _gone(count: int) -> Report:
    return Report(_l("清理了 %(number)s 条"), count)


def _days_ago(days: int) -> datetime:
    return clock.now() - days * DAY


def _settings() -> Config:
    return cast(Config, current_app.extensions["settings"])
