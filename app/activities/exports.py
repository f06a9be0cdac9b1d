"""The lists of activities as they may be taken out: the programme, whom to ring up, the gardens."""

from typing import Final

from app import clock
from app.activities import desk, queries_after, queries_desk, screens_desk, screens_desk_calls, screens_gardens
from app.activities.desk_asked import sieve
from app.outgoing import Export, Lines, pages
from app.words import _l


def _programme() -> Lines:
    view, sifted, now = desk.view_asked(), sieve(), clock.now()
    for found in pages(lambda after: queries_desk.listed(view, sifted, now, after), queries_desk.PAGE):
        counted = queries_desk.numbers([row.id for row in found], now)
        for row, shown in zip(found, screens_desk.rows(found, counted, now), strict=True):
            sums = counted[row.id]
            heads = sums.confirmed + sums.extra, sums.waiting, sums.arrived
            told = row.name, shown.kind, row.place_name, row.day, row.starts_at, row.ends_at
            yield *told, shown.tag.words, row.seats, *heads


def _calls() -> Lines:
    found = queries_after.to_call(clock.now())
    for row, shown in zip(found, screens_desk_calls.calls(found, None), strict=True):
        told = shown.activity, row.starts_at, shown.name, shown.phone, shown.party
        yield *told, shown.why, row.until, shown.calls


def _gardens() -> Lines:
    for one in screens_gardens.counted(queries_after.gardens()):
        yield one.name, one.sign.words, *one.sums


EXPORTS: Final = (
    Export(
        "activities",
        "programme.all_of_them",
        _l("活动"),
        (
            _l("活动"),
            _l("哪一类"),
            _l("在哪里"),
            _l("哪一天"),
            _l("开始"),
            _l("结束"),
            _l("现在"),
            _l("名额"),
            _l("报名人数"),
            _l("候补人数"),
            _l("到场人数"),
        ),
        _programme,
    ),
    Export(
        "calls",
        "calls.all_of_them",
        _l("通知电话"),
        (_l("活动"), _l("开始"), _l("谁"), _l("电话"), _l("几位"), _l("为什么打"), _l("位子留到"), _l("打过几次")),
        _calls,
    ),
    Export(
        "gardens",
        "gardens.all_of_them",
        _l("邻里小屋"),
        (_l("小屋"), _l("现在"), _l("今天"), _l("本周"), _l("本月"), _l("今年")),
        _gardens,
    ),
)
