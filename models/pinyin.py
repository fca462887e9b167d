"""Readings of names: initials and full pinyin, surnames read as surnames.

pypinyin reads 单 as dan and 仇 as chou; in a name they are shan and qiu. Both readings are kept,
so that whatever the secretary types finds the person.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from models.pattern import pattern

#: surname -> its reading as a surname
SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "查": "zha", "曾": "zeng", "任": "ren", "盖": "ge",
    "区": "ou", "朴": "piao", "折": "she", "缪": "miao", "翟": "zhai", "覃": "qin", "华": "hua",
    "尉迟": "yu chi", "万俟": "mo qi", "乐": "yue", "员": "yun", "黑": "he", "种": "chong",
    "秘": "bi", "冼": "xian", "燕": "yan", "应": "ying", "宁": "ning", "召": "shao", "幺": "yao",
    "繁": "po", "么": "yao", "过": "guo", "车": "che", "那": "na", "瞿": "qu", "褚": "chu",
    "隗": "wei", "逄": "pang", "晁": "chao", "尹": "yin", "卜": "bu", "祭": "zhai", "哈": "ha",
    "长孙": "zhang sun", "澹台": "tan tai", "令狐": "ling hu", "宰父": "zai fu", "鲜于": "xian yu",
    "吕": "lv", "郗": "xi", "都": "du", "石": "shi", "宓": "mi", "贾": "jia", "薄": "bo",
    "洗": "xian", "阚": "kan", "恽": "yun", "纪": "ji", "阙": "que", "丁": "ding", "谌": "chen",
}  # fmt: skip
_HAN = pattern(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_READINGS = 4  #: at most so many readings of one name are kept


def latin_of(texts: list[str]) -> str:
    """Return initials and full pinyin of every text, each with a space before it, all readings."""
    words: dict[str, None] = {}
    for text in texts:
        for piece in _HAN.findall(text):
            for reading in readings(piece):
                words["".join(reading)] = None
                words["".join(syllable[0] for syllable in reading)] = None
    return " " + " ".join(words) if words else ""


@lru_cache(maxsize=4096)
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the readings of a Chinese name, the surname's own reading first.

    A syllable of lü, nü is written v, and also as lyu in passports: v is what people type.
    """
    usual, heads = _read(name)
    for length in (2, 1):
        if surname := SURNAMES.get(name[:length]):
            return tuple(dict.fromkeys([(*surname.split(), *usual[length:]), usual]))
    return tuple(dict.fromkeys([usual, *((head, *usual[1:]) for head in heads[:_READINGS])]))


def _read(name: str) -> tuple[tuple[str, ...], list[str]]:
    """Return the usual reading of a name, and every reading of its first sign.

    Only in a phrase do readings hang on each other; a roster has thousands of names and some
    hundred signs, each looked up once.
    """
    # 56 MB and 170 ms: only when a name is saved, never when the program starts.
    from pypinyin.constants import PHRASES_DICT

    size = len(name)
    for start in range(size - 1):
        for end in range(start + 2, size + 1):
            if name[start:end] in PHRASES_DICT:
                usual = tuple([options[0] for options in _syllables(name, every=False)])
                return usual, _syllables(name, every=True)[0]
    signs = [_of_sign(sign) for sign in name]
    return tuple([options[0] for options in signs]), signs[0]


def _syllables(text: str, *, every: bool) -> list[list[str]]:
    from pypinyin import Style, pinyin

    return pinyin(text, style=Style.NORMAL, heteronym=every, v_to_u=False, errors=_unread)


@lru_cache(maxsize=9000)  # there are no more signs in use than in the general standard
def _of_sign(sign: str) -> list[str]:
    return _syllables(sign, every=True)[0]


def _unread(characters: str) -> Any:  # noqa: ANN401 - pypinyin's stub says str, a list is right
    # A character pypinyin does not know leaves a gap that any letter search skips.
    return ["?" for _ in characters]
