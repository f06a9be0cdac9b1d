"""The lists of the desk itself as they may be taken out: colleagues, the house book, the jobs."""

from typing import Final

from flask import request

from app import jobs
from app.outgoing import Export, Lines
from app.staff import book, queries, queries_book
from app.staff.deeds import deed_words
from app.staff.models import Staff
from app.staff.queries_book import PAGE
from app.staff.screens import ROLES
from app.words import _, _l


def _colleagues() -> Lines:
    areas, grids, places = (dict(named) for named in queries.charges())
    for one in queries.all_staff(request.values.get("q", "").strip()[:40]):
        charge = grids.get(one.grid_id or 0) or places.get(one.place_id or 0) or areas.get(one.area_id or 0, "")
        yield one.name, one.username, str(ROLES[one.role]), charge, _state(one)


def _state(one: Staff) -> str:
    if one.left_at:
        return _("已离岗")
    return _("还没换密码") if one.must_change_password else _("在岗")


def _book() -> Lines:
    family, actor = book.asked_for()
    before: int | None = None
    while lines := queries_book.page(family, actor, before):
        names = book.names_in(lines)
        for line in lines:
            subject = book.called(line.subject, names) if line.subject != book.HOUSE else ""
            yield line.at, book.called(line.actor, names), deed_words(line.deed), subject, line.note
        if len(lines) < PAGE:
            return
        before = lines[-1].seq


def _jobs() -> Lines:
    for job in jobs.overview():
        was = _("还没有做过") if job.last_at is None else _("没有做成") if job.last_ok is False else _("做完了")
        yield job.words, was, job.is_late, job.last_at, job.next_at, job.note


EXPORTS: Final = (
    Export(
        "staff",
        "colleagues.all_of_them",
        _l("人员"),
        (_l("姓名"), _l("用户名"), _l("角色"), _l("负责哪里"), _l("状态")),
        _colleagues,
        "colleagues.seek",
    ),
    Export("book", "book.pages", _l("记录"), (_l("时间"), _l("谁"), _l("做了什么"), _l("对象"), _l("备注")), _book),
    Export(
        "jobs",
        "jobs.all_of_them",
        _l("任务"),
        (_l("做什么"), _l("怎么样"), _l("晚了"), _l("上一次"), _l("下一次"), _l("备注")),
        _jobs,
    ),
)
