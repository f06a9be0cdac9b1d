"""The people of the demo: every name is invented, every number rings nowhere."""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Final

from app.volunteers.models import Sex

SEED: Final = "暖蜂驿站"

# Some that are hard on a program: compound ones, and ones read otherwise than their characters.
_SURNAMES: Final = "李 王 张 刘 陈 杨 叶 曾 单 解 仇 欧阳 邹 邱 赖 丘 廖 温 古 缪"
_GIVEN: Final = "志强 秀兰 建国 丽华 伟明 桂芳 文辉 小燕 国栋 玉梅 海涛 美玲 俊杰 春花 永康 雪 勇 静"

# Of the volunteers; nobody the article names is among them.
_COMMON: Final = "李 王 张 刘 陈 杨 赵 周 吴 徐 孙 胡 朱 高 林 何 郭 罗 梁 宋 郑 谢 唐 冯 邓 曹 彭 曾 叶 赖 邹 丘"
_RARE: Final = "单 解 仇 区 翟 查 朴 缪 任 华 葛 覃 盖 乐 卜 宁 吕 欧阳 司徒 尉迟 上官 诸葛 夏侯 令狐 钟离 万俟"
_GIVEN_TO: Final = {
    Sex.FEMALE: "秀兰 丽华 桂芳 小燕 玉梅 美玲 春花 静怡 雪琴 晓彤 慧敏 婉清 月娥 素珍 凤英 佩珊 惠娟 思颖 嘉欣 雅琳 "
    "巧云 冬梅 翠萍 红霞 爱莲 淑贞 少芬 燕玲 碧霞 楚君",
    Sex.MALE: "志强 建国 伟明 文辉 国栋 海涛 俊杰 永康 勇 景行 子轩 德成 耀祖 立群 宏业 振东 少华 志远 新民 卫东 "
    "水生 火荣 锦堂 柏林 观生 运来 家乐 浩然 泽宇 学勤",
}
LI_MEI: Final = "李梅"
TAIL: Final = "2580"
"""The last four digits of 李梅's phone, for who wants to try the kiosk as a volunteer; one other has them too."""


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


def bee_names(taken: set[str]) -> Iterator[tuple[str, Sex]]:
    """Names of volunteers and who bears them, none of `taken` and each once."""
    chance, surnames = dice("names of bees"), [*_COMMON.split() * 4, *_RARE.split()]
    while True:
        sex = chance.choice((Sex.FEMALE, Sex.MALE))
        name = chance.choice(surnames) + chance.choice(_GIVEN_TO[sex].split())
        if name not in taken:
            taken.add(name)
            yield name, sex


def sex_of(name: str) -> Sex:
    """Who would bear an invented name."""
    is_male = any(name.endswith(given) for given in _GIVEN_TO[Sex.MALE].split())
    return Sex.MALE if is_male else Sex.FEMALE


def bee_phones() -> Iterator[str]:
    """Volunteers' numbers, each once and each with a tail of its own, of a third block that nobody holds."""
    tails = dice("phones of bees").sample(range(1000, 10000), 2000)
    return (f"1370000{tail}" for tail in tails if f"{tail}" != TAIL)


def party_phone(number: int) -> str:
    """A guest's number, of a fifth block that nobody holds."""
    return f"1360000{number:04}"


def family_phone(number: int) -> str:
    """A guardian's number, or one with a tail that somebody else has too: a fourth such block."""
    return f"1590000{number:04}"
