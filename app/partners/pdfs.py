"""Whether what was sent is a PDF at all, judged by what is in it and not by what it is called."""

from typing import Final

HEAD: Final = b"%PDF-"
TAIL: Final = b"%%EOF"
_LOOK: Final = 1024


def is_pdf(blob: bytes) -> bool:
    """It begins and ends as one does; nothing else is read of it, and nothing of it is ever run here."""
    return blob.startswith(HEAD) and TAIL in blob[-_LOOK:]
