"""Readings of names: initials and full pinyin, surnames read as surnames.

pypinyin reads 单 as dan and 仇 as chou; in a name they are shan and qiu. Both readings are kept,
so that whatever the secretary types finds the person.
"""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
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
_PHRASE = pattern(r"\"([^\"]+)\":\s*\[")
_DECODER = json.JSONDecoder()
_TONES = frozenset("\u0304\u0301\u030c\u0300")  #: marks above a letter, the first to the fourth
_LONGEST = 10  #: signs of the longest phrase
_READINGS = 4  #: at most so many readings of one name are kept


def latin_of(texts: list[str]) -> str:
    """Return initials and full pinyin of every text, each with a space before it, all readings."""
    # Numbers have no reading, and would push out of memory what names have.
    words = dict.fromkeys(word for text in texts if not text.isascii() for word in _latin(text))
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


@lru_cache(maxsize=4096)
def usual_reading(words: str) -> tuple[str, ...]:
    """Return how Chinese words that are no name are read: 单位 is dan wei."""
    return _read(words)[0]


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


class _Phrases:
    """Phrases, each understood when it is asked for.

    As lists of lists all of them would take 34 MB, and every look for garbage would visit them.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = {found[1]: found.end() - 1 for found in _PHRASE.finditer(text)}

    def get(self, phrase: str) -> Sequence[Sequence[str]]:
        """Return the readings of every sign; nothing where it is no phrase."""
        at = self._places.get(phrase)
        found: list[list[str]] = [] if at is None else _DECODER.raw_decode(self._text, at)[0]
        return found


class _Dictionary(NamedTuple):
    """Readings with tones: of phrases, sign by sign; of signs, by their code, with commas."""

    phrases: _Phrases
    signs: Mapping[str, str]


@lru_cache
def _dictionary() -> _Dictionary:
    """Load the dictionary: 20 MB, so only when a name is saved, never when the program starts."""
    return _Dictionary(_Phrases(_data("phrases_dict")), json.loads(_data("pinyin_dict")))


def _data(name: str) -> str:
    """Read a file of pypinyin, which lies beside its modules.

    They themselves are not run: their own way to part a text, which no name needs, would first
    learn every phrase, and nine styles of writing a syllable are made that nobody asks for.
    """
    found = importlib.util.find_spec("pypinyin")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pypinyin")
    return Path(found.origin).with_name(f"{name}.json").read_bytes().decode("utf-8")


@lru_cache(maxsize=9000)  # there are no more signs in use than in the general standard
def _of_sign(sign: str) -> list[str]:
    # A character that has no reading leaves a gap that any letter search skips.
    return _plain(_dictionary().signs.get(str(ord(sign)), "?").split(","))


def _plain(toned: Sequence[str]) -> list[str]:
    """Return readings without their tones, each once."""
    return list(dict.fromkeys(map(_toneless, toned)))


@lru_cache(maxsize=2000)  # there are no more syllables
def _toneless(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable)
    bare = "".join(one for one in letters if one not in _TONES)
    return unicodedata.normalize("NFC", bare).replace("ü", "v")
