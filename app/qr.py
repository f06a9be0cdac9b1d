"""Words as a pattern of squares that a camera reads."""

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from segno import QRCode


def svg(words: str) -> Markup:
    """A drawing to stand in the page: one path, no size and no style of its own; `.qr` in the style sheet gives both.

    Dark squares only, with the four empty ones around that readers need. It says nothing to who cannot see: the
    template does, with a role and a label around it.
    """
    return Markup(code(words).svg_inline(svgclass="qr", lineclass=None, omitsize=True))  # noqa: S704 — segno's own numbers


def rows(words: str) -> tuple[bytes, ...]:
    """The same pattern without the empty squares around it: a row is a byte a square, 1 where it is dark."""
    return tuple(map(bytes, code(words).matrix))


def code(words: str) -> "QRCode":
    """Middling repair (M), so that a fold or a thumb does no harm. ValueError for more than some 2,300 bytes."""
    # A tenth of a second that a house without paper need not wait for.
    import segno  # noqa: PLC0415

    return segno.make(words, error="m", micro=False)
