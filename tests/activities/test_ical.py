"""A calendar file read back by two parsers that know nothing of each other: both find in it what was written."""

from datetime import timedelta
from typing import Any, Final, NamedTuple

import pytest
import vobject
from icalendar import Calendar, Component

from app.activities import verbs as activities
from app.activities.models import Activity
from app.clock import Hands
from tests import make
from tests.make import Hive
from tests.taps import Finger

FEED: Final = "/feeds/activities.ics"
LONG: Final = (
    "源西街道康乐路南社区端午邻里文化节暨亲子包粽子、做香包、挂艾草、赛龙舟、猜灯谜、听粤剧一日活动（欢迎带小朋友）"
)
HARD: Final = r"带：剪刀,胶水;毛巾\围裙，C:\new\table" + "\n第二行；“引号” & <尖括号>\n\n最后一行, 再见"
MERRY: Final = "🎉 亲子活动 👨‍👩‍👧 一起来"


class Event(NamedTuple):
    """What a calendar says of an activity, whoever read it."""

    uid: str
    summary: str
    description: str
    location: str
    starts_at: Any
    ends_at: Any
    status: str
    sequence: int


@pytest.fixture
def several(hive: Hive, hands: Hands) -> list[Activity]:
    """A plain one, one full of signs, a merry one, a long name, one that was moved, and one called off."""
    hive.station.address = r"康乐路 8 号, 2 楼; 左手边\东门"
    says: list[tuple[str, str]] = [
        ("太极拳", "慢慢来"),
        ("手工课, 剪纸; 折纸\\叠衣服", HARD),
        (MERRY, "🥟🎈👨‍👩‍👧 " * 30),
        (LONG, LONG * 3),
        ("磨剪刀", ""),
        ("量血压", "空腹来"),
    ]
    made = [
        make.activity(hive.station, name, starts_in=24 * place, about=about, shares_room=True)
        for place, (name, about) in enumerate(says, 1)
    ]
    moved, off = made[-2:]
    said = activities.as_planned(moved, ())
    activities.change(moved, make._approver(), said._replace(ends_at=moved.ends_at + timedelta(minutes=30)))
    activities.cancel(off, make._approver(), "下大雨, 路滑; 改天再来🌧️")
    return made


def test_two_parsers_read_back_what_was_written(several: list[Activity], stranger: Finger) -> None:
    body = stranger.see(FEED).data
    written = sorted(map(_written, several))
    assert _by_icalendar(body) == written
    assert _by_vobject(body) == written
    assert sorted(event.sequence for event in written) == [0, 0, 0, 0, 1, 1]
    assert [event.status for event in written].count("CANCELLED") == 1


def test_one_activity_by_itself_reads_the_same_as_in_the_feed(several: list[Activity], stranger: Finger) -> None:
    for one in several:
        body = stranger.see(f"/activities/{one.id}.ics").data
        assert _by_icalendar(body) == _by_vobject(body) == [_written(one)]


def test_lines_fold_at_75_octets_and_no_character_is_cut(several: list[Activity], stranger: Finger) -> None:
    lines = stranger.see(FEED).data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    # A line that begins with a space goes on with the one before it; each can be read without the other.
    folded = [line.decode() for line in lines if line.startswith(b" ")]
    assert len(folded) > len(LONG) * 3 // 25
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)


def _written(one: Activity) -> Event:
    about = f"取消：{one.cancel_reason}" if one.cancelled_at else one.about
    place = f"{one.place.name} {one.place.address}"
    status = "CANCELLED" if one.cancelled_at else "CONFIRMED"
    return Event(one.uid, one.name, about, place, one.starts_at, one.ends_at, status, one.sequence)


def _by_icalendar(body: bytes) -> list[Event]:
    return sorted(map(_of_component, Calendar.from_ical(body).walk("VEVENT")))


def _of_component(event: Component) -> Event:
    words = [str(event[name]) for name in ("uid", "summary", "description", "location")]
    times = event.decoded("dtstart"), event.decoded("dtend")
    return Event(*words, *times, str(event["status"]), int(event["sequence"]))


def _by_vobject(body: bytes) -> list[Event]:
    return sorted(map(_of_object, vobject.readOne(body.decode()).vevent_list))


def _of_object(event: Any) -> Event:
    words = [event.uid, event.summary, event.description, event.location]
    times = event.dtstart.value, event.dtend.value
    return Event(*(each.value for each in words), *times, event.status.value, int(event.sequence.value))
