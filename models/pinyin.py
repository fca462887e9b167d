"""Readings of names: initials and full pinyin, surnames read as surnames.

pypinyin reads 单 as dan and 仇 as chou; in a name they are shan and qiu. Both readings are kept,
so that whatever the secretary types finds the person.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

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
_LONGEST = 10  #: signs of the longest phrase
_READINGS = 4  #: at most so many readings of one name are kept


def latin_of(texts: list[str]) -> str:
    """Return initials and full pinyin of every text, each with a space before it, all readings."""
    words = dict.fromkeys(word for text in texts for word in _latin(text))
    return " " + " ".join(words) if words else ""


@lru_cache(maxsize=4096)
def _latin(text: str) -> tuple[str, ...]:
    """Return full pinyin and initials of every reading: in a village many share a name."""
    words: dict[str, None] = {}
    for piece in _HAN.findall(text):
        for reading in readings(piece):
            words["".join(reading)] = None
            words["".join([syllable[0] for syllable in reading])] = None
    return tuple(words)


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

    Only in a phrase do readings hang on each other: the longest phrases from the left are taken.
    """
    dictionary = _dictionary()
    signs: list[list[str]] = []
    while len(signs) < len(name):
        start = len(signs)
        for end in range(min(len(name), start + _LONGEST), start + 1, -1):
            if phrase := dictionary.phrases.get(name[start:end]):
                signs += [_plain(options) for options in phrase]
                break
        else:
            signs.append(_of_sign(name[start]))
    return tuple([options[0] for options in signs]), signs[0]


class _Dictionary(NamedTuple):
    """Readings with tones: of phrases, sign by sign; of signs, by their code, with commas."""

    phrases: Mapping[str, Sequence[Sequence[str]]]
    signs: Mapping[int, str]


@lru_cache
def _dictionary() -> _Dictionary:
    """Load the dictionary: 40 MB, so only when a name is saved, never when the program starts."""
    # Its own way to part a text, which no name needs, would first learn every phrase.
    os.environ.update(PYPINYIN_NO_PHRASES="1", PYPINYIN_NO_DICT_COPY="1")
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    return _Dictionary(phrases_dict, pinyin_dict)


@lru_cache(maxsize=9000)  # there are no more signs in use than in the general standard
def _of_sign(sign: str) -> list[str]:
    # A character that has no reading leaves a gap that any letter search skips.
    return _plain(_dictionary().signs.get(ord(sign), "?").split(","))


def _plain(toned: Sequence[str]) -> list[str]:
    """Return readings without their tones, each once."""
    from pypinyin import Style
    from pypinyin.style import convert

    return list(dict.fromkeys(convert(one, Style.NORMAL, strict=True) for one in toned))
