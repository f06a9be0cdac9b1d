"""The printer: pictures as ESC/POS raster, sent over the station's own network.

Source: Epson's ESC/POS reference, commands ESC @, GS v 0, ESC d and GS V.
"""

import ipaddress
import socket
from contextlib import closing
from typing import TYPE_CHECKING, Final, NamedTuple

from app.slips.picture import draw
from app.slips.slip import Slip

if TYPE_CHECKING:
    from PIL.Image import Image

RESET: Final = b"\x1b@"
FEED_AND_CUT: Final = b"\x1bd\x04\x1dVB\x00"
BAND: Final = 128
"""Rows at a time: small printers keep no more in mind."""
PATIENCE: Final = 2.0
"""Seconds for each step; somebody is standing there."""


class Address(NamedTuple):
    """Where a printer listens."""

    host: str
    port: int


def address(written: str) -> Address:
    """'192.168.1.20:9100' as an address. ValueError for anything that is not a number within the station's network."""
    host, _, port = written.rpartition(":")
    where = ipaddress.IPv4Address(host)
    if not (where.is_private or where.is_loopback) or where.is_unspecified or where.is_link_local:
        raise ValueError(written)
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 2**16):
        raise ValueError(written)
    return Address(str(where), int(port))


def job(picture: "Image") -> bytes:
    """The picture as a printer wants it, in bands, and the paper cut behind it; black is a set bit."""
    bands = (
        picture.crop((0, top, picture.width, min(top + BAND, picture.height))) for top in range(0, picture.height, BAND)
    )
    return RESET + b"".join(map(_band, bands)) + FEED_AND_CUT


def print_out(slip: Slip, at: str) -> bool:
    """Draw and send it; False when the printer is not there or does not take it all in time."""
    made = job(draw(slip))
    try:
        with closing(socket.create_connection(address(at), timeout=PATIENCE)) as line:
            line.sendall(made)
            line.shutdown(socket.SHUT_WR)
    except (OSError, ValueError):
        return False
    return True


def _band(band: "Image") -> bytes:
    across = (band.width + 7) // 8
    size = across.to_bytes(2, "little") + band.height.to_bytes(2, "little")
    return b"\x1dv0\x00" + size + bytes(byte ^ 0xFF for byte in band.tobytes())
