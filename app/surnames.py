"""Surnames: those of two characters, and those read otherwise than the same character elsewhere."""

from collections.abc import Mapping
from typing import Final

COMPOUND: Final = frozenset(
    """
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶
    太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良
    漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲
    公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚
    褚师 淳于 单于 纳兰 叶赫 完颜 耶律 贺兰 宇文 尔朱 斛律 贺若 屈突 哥舒 高堂 北宫 申徒 王孙 季孙 叔孙
    歐陽 司馬 東方 獨孤 聞人 諸葛 尉遲 赫連 澹臺 濮陽 慕容 仲孫 鐘離 長孫 公孫 鮮于 令狐 軒轅 呼延 東郭
    """.split()  # noqa: SIM905 — a table reads better than a hundred quoted strings
)

# Surname: its reading, one syllable with its tone per character. Only where pypinyin reads it otherwise.
_WRITTEN: Final = """
    曾 zeng1  單 shan4  单 shan4  解 xie4   仇 qiu2   区 ou1    區 ou1    翟 zhai2  查 zha1   朴 piao2
    缪 miao4  繆 miao4  卜 bu3    盖 ge3    蓋 ge3    乐 yue4   樂 yue4   任 ren2   华 hua4   華 hua4
    葛 ge3    宓 fu2    覃 qin2   繁 po2    洗 xian3  员 yun4   員 yun4   贠 yun4   种 chong2 召 shao4
    黑 he4    折 she2   燕 yan1   甯 ning4  宁 ning4  纪 ji3    紀 ji3    哈 ha3    那 na1    能 nai4
    牟 mu4    秘 bi4    佴 nai4   句 gou1   撒 sa4    过 guo1   過 guo1   祭 zhai4  阚 kan4
    薄 bo2    藏 zang1  角 jue2   炅 gui4   干 gan1   都 du1    於 yu1    粘 nian2  会 gui4   适 kuo4
    佛 fo2    龟 qiu1   俱 ju1    乜 nie4   便 pian2
    乐正 yue4zheng4  樂正 yue4zheng4  宰父 zai3fu3  夹谷 jia2gu3
"""

READINGS: Final[Mapping[str, str]] = dict(zip(_WRITTEN.split()[::2], _WRITTEN.split()[1::2], strict=True))


def surname(name: str) -> str:
    """How much of a name is the surname: two characters of a longer name when they are one, else the first."""
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND else name[:1]
