"""The people of the demo: every name is invented, every number rings nowhere."""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Final

SEED: Final = "暖蜂驿站"

# Some that are hard on a program: compound ones, and ones read otherwise than their characters.
_SURNAMES: Final = "李 王 张 刘 陈 杨 叶 曾 单 解 仇 欧阳 邹 邱 赖 丘 廖 温 古 缪"
_GIVEN: Final = "志强 秀兰 建国 丽华 伟明 桂芳 文辉 小燕 国栋 玉梅 海涛 美玲 俊杰 春花 永康 雪 勇 静"


def dice(*subject: object) -> Random:
    """Dice of their own for a subject (a day, a trade): what falls here never shifts what falls elsewhere."""
    return Random("/".join(map(str, (SEED, *subject))))  # noqa: S311 — invented rows, not secrets


def invented_names() -> Iterator[str]:
    """Names without end in sight, each once, always in the same order."""
    names = [surname + given for surname, given in product(_SURNAMES.split(), _GIVEN.split())]
    dice("names").shuffle(names)
    return iter(names)


def duty_phone(number: int) -> str:
    """A well-formed mobile number that nobody holds: the 0000 block."""
    return f"1380000{number:04}"


def guest_phone(number: int) -> str:
    """A borrower's number, of another block that nobody holds."""
    return f"1990000{number:04}"
