"""A slip: drawn in dots, sent in bands, and never in anybody's way."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app import qr
from app.slips import picture, printer
from app.slips.slip import Slip

SLIP = Slip(
    house="康乐路南社区 · 暖蜂驿站",
    service="端午包粽子",
    number=("报名号", "8832"),
    facts=(("时间", "11月28日 下午3:00"), ("去哪里", "暖蜂驿站 康乐路中心壹号教育城商圈内东侧一层二号活动室")),
    ticket="WBT5QJ7K2M4",
    foot="来不了请提前说一声，谢谢。",
)
BAND = b"\x1dv0\x00"


def printed(job: bytes) -> Image.Image:
    """What a printer would put on the paper: the bands read back as one picture."""
    assert job.startswith(printer.RESET)
    assert job.endswith(printer.FEED_AND_CUT)
    place, rows = len(printer.RESET), b""
    across = 0
    while job[place : place + 4] == BAND:
        across, high = (int.from_bytes(job[place + at : place + at + 2], "little") for at in (4, 6))
        assert high <= printer.BAND
        rows += job[place + 8 : place + 8 + across * high]
        place += 8 + across * high
    assert job[place:] == printer.FEED_AND_CUT
    return Image.frombytes("1", (across * 8, len(rows) // across), bytes(byte ^ 0xFF for byte in rows))


def test_the_paper_shows_what_was_drawn_dot_for_dot() -> None:
    drawn = picture.draw(SLIP)
    assert drawn.width == picture.WIDTH
    assert printed(printer.job(drawn)).tobytes() == drawn.tobytes()


def test_the_code_on_it_is_the_ticket_square_for_square() -> None:
    drawn, pattern = picture.draw(SLIP), qr.rows(SLIP.ticket)
    side = len(pattern)
    square = picture.CODE // (side + 8)
    left = (picture.WIDTH - side * square) // 2
    found = [
        top
        for top in range(drawn.height - side * square)
        if all(
            (drawn.getpixel((left + column * square + 1, top + row * square + 1)) == 0) == bool(dark)
            for row, darks in enumerate(pattern)
            for column, dark in enumerate(darks)
        )
    ]
    assert found


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=80))
def test_no_row_is_wider_than_the_paper_and_no_character_is_lost(words: str) -> None:
    rows = picture.rows(words, picture.SMALL)
    assert "".join(rows).replace(" ", "") == "".join(words.split()).replace(" ", "") or not words.isprintable()
    assert picture.draw(SLIP._replace(foot=words)).width == picture.WIDTH


def test_a_slip_has_no_room_for_a_person() -> None:
    assert Slip._fields == ("house", "service", "number", "facts", "ticket", "foot")


def test_a_printer_takes_one_job(listener: tuple[str, list[bytes]]) -> None:
    at, jobs = listener
    assert printer.print_out(SLIP, at)
    threading.Event().wait(0.3)
    assert [printed(job).size for job in jobs] == [picture.draw(SLIP).size]


def test_a_printer_that_is_not_there_is_no_drama() -> None:
    assert not printer.print_out(SLIP, "127.0.0.1:9")
    assert not printer.print_out(SLIP, "")


@pytest.mark.parametrize("written", ["192.168.1.20:9100", "10.0.0.7:9100", "172.16.3.4:1", "127.0.0.1:9100"])
def test_an_address_within_the_station_is_one(written: str) -> None:
    assert ":".join(map(str, printer.address(written))) == written


@pytest.mark.parametrize(
    "written",
    ["", "9100", "8.8.8.8:9100", "printer.local:9100", "192.168.1.20", "192.168.1.20:0", "192.168.1.20:99999",
     "0.0.0.0:9100", "169.254.169.254:80", "[::1]:9100", "192.168.1.20:９１００"],
)  # fmt: skip
def test_anything_else_is_no_address(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — whichever part is wrong
        printer.address(written)
