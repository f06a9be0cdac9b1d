"""Tokens: long chance kept by the holder, only its digest kept by the house."""

import hashlib
import secrets


def new_token() -> str:
    """43 letters of chance (256 bits)."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six digits to be read out and typed once."""
    return f"{secrets.randbelow(1_000_000):06}"


def digest(token: str) -> str:
    """SHA-256 in hex: enough for tokens of full chance, never for passwords."""
    return hashlib.sha256(token.encode()).hexdigest()
