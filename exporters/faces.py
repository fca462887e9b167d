"""The shipped faces: their files, and which characters each can show.

Reads only `resources/fonts/coverage.txt`, never a font, so asking is cheap before printing.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "fonts"


class Face(StrEnum):
    """A style of letter on paper."""

    HEI = "黑体"
    HEI_BOLD = "粗黑体"
    SONG = "宋体"
    TITLE = "标题宋"
    KAI = "楷体"
    FANG = "仿宋"
    FANG_SYSTEM = "电脑自带仿宋"
    """The 仿宋 which came with the computer; FANG where there is none."""
    RARE = "生僻字"


FILES: Mapping[Face, str] = MappingProxyType(
    {
        Face.HEI: "NotoSansSC-Regular",
        Face.HEI_BOLD: "NotoSansSC-Bold",
        Face.SONG: "NotoSerifSC-Regular",
        Face.TITLE: "NotoSerifSC-Black",
        Face.KAI: "CunwuKai-Regular",
        Face.FANG: "FandolFang-Regular",
        Face.RARE: "CunwuRare-Regular",
    }
)
"""Every shipped face and its file, without `.ttf`; reportlab knows it by the same name."""

_ON_SCREEN = (
    (Face.HEI, "Noto Sans SC"),
    (Face.HEI_BOLD, "Noto Sans SC"),
    (Face.SONG, "Noto Serif SC"),
    (Face.RARE, "Cunwu Rare"),
)

# Controls, joiners, line separators have no shape of their own, nor have variation selectors;
# text copied out of Excel and web pages brings them along.
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def file_of(face: Face) -> Path:
    """Return the font file of a shipped face (FANG_SYSTEM has none)."""
    return FOLDER / f"{FILES[face]}.ttf"


def chain(face: Face) -> tuple[Face, ...]:
    """Return the faces to try for a character, in order: the style, 宋体, 生僻字."""
    own = (face, Face.FANG) if face is Face.FANG_SYSTEM else (face,)
    return tuple(dict.fromkeys((*own, Face.SONG, Face.RARE)))


@cache
def _ranges() -> dict[str, tuple[list[int], list[int]]]:
    """Return, per file, the first and last code points of its ranges, ascending."""
    table = {}
    for line in (FOLDER / "coverage.txt").read_text(encoding="ascii").splitlines():
        name, *spans = line.split(" ")
        pairs = [span.split("-") for span in spans]
        table[name] = ([int(p[0], 16) for p in pairs], [int(p[-1], 16) for p in pairs])
    return table


def covers(face: Face, character: str) -> bool:
    """Say whether a shipped face can show one character."""
    firsts, lasts = _ranges()[FILES[face]]
    code = ord(character)
    place = bisect_right(firsts, code) - 1
    return place >= 0 and code <= lasts[place]


@cache
def is_unseen(character: str) -> bool:
    """Say whether a character has no shape at all: controls, joiners, variation selectors."""
    return unicodedata.category(character) in _UNSEEN or any(
        ord(character) in selectors for selectors in _SELECTORS
    )


def missing(text: str) -> str:
    """Return the characters which no shipped face can show, once each, in order.

    An empty answer means that the text can be printed whole. Characters without a shape do not
    count. Loads neither reportlab nor a font.
    """
    return "".join(c for c in dict.fromkeys(text) if not (is_unseen(c) or _shown(c)))


@cache
def _shown(character: str) -> bool:
    """Say whether any face at all shows the character (宋体 first: it has by far the most)."""
    return any(covers(face, character) for face in (Face.SONG, Face.RARE, *FILES))


def screen_families() -> list[tuple[Path, str]]:
    """Return the font files the window needs, each with its family name, in order of fallback.

    The last is large and seldom needed: it may be left until a character asks for it.
    """
    return [(file_of(face), family) for face, family in _ON_SCREEN]
