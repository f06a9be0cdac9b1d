"""What is done in the house, and when: the wall on which all jobs hang."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import cast

from flask import current_app

from app import anchors, clock, locks, ticket
from app.backup import verbs as backup
from app.config import Config
from app.db import empty_journal
from app.jobs import Report, hang
from app.kiosk import verbs as kiosk
from app.refusal import Refused
from app.space import free_space
from app.staff import verbs as staff
from app.station import forgetting
from app.words import _l

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def hang_all(settings: Config) -> None:
    """Hang up every job. The nightly ones follow each other, the backup last, so that it holds what the night left."""
    hang("absent-visitors", _l("结束离开的访客"), end_absent_visitors, every=MINUTE)
    hang("free-space", _l("看看磁盘还有多少地方"), look_at_space, every=HOUR)
    for minute, (name, words, deed) in enumerate(NIGHTLY):
        hang(name, words, deed, at=time(settings.rules.nightly_hour, 5 * minute), lease=2 * HOUR)


def end_absent_visitors() -> Report:
    patience = timedelta(seconds=_settings().rules.visitor_ends_after_seconds)
    return Report(_l("结束了 %(number)s 位"), kiosk.end_the_absent(patience))


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
