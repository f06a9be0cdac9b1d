"""Stub."""
import re
def use_key(key: bytes) -> None: ...
def is_mobile(v: str) -> bool:
    return bool(re.fullmatch(r"1[3-9]\d{9}", v))
def is_landline(v: str) -> bool:
    return bool(re.fullmatch(r"0\d{9,11}", v))
def mask_phone(v: str) -> str:
    return v[:3] + "****" + v[-4:]
def plain_digits(v: str) -> str:
    return re.sub(r"\D", "", v)
