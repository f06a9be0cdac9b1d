"""Tokens: long chance kept by the holder, only its digest kept by the house."""

import hashlib
import re
import secrets
from base64 import b32encode


def new_token() -> str:
    """43 letters of chance (256 bits)."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six digits to be read out and typed once."""
    return f"{secrets.randbelow(1_000_000):06}"


def digest(token: str) -> str:
    """SHA-256 in hex: enough for tokens of full chance, never for passwords."""
    return hashlib.sha256(token.encode()).hexdigest()


def printed_token(prefix: str) -> str:
    """`prefix` and 26 letters, 128 bits of chance, in capitals and digits that every scanner types alike."""
    return prefix + b32encode(secrets.token_bytes(16)).decode().rstrip("=")


def printed_token_in(scanned: str, prefix: str) -> str | None:
    """The token in what a scanner typed, whatever its caps lock; None when it is none with this `prefix`."""
    typed = scanned.strip().upper()
    return typed if re.fullmatch(prefix + "[A-Z2-7]{26}", typed) else None
