"""Lists of words beside the data: what may stand in a column, and what its codes mean.

A sheet of codes (01 汉族, 02 蒙古族), hidden or not, is no list of people; but it says what the
codes in the data are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.errors import Invalid
from models.field import cell_text
from models.kinds import Choice
from models.record import RecordType
from models.sheets.grid import Sheet, is_empty, letters
from models.writing import narrow, tidy

_CODE = re.compile(r"[0-9A-Za-z]{1,6}")
#: a word that carries its code
CODED = re.compile(r"([0-9A-Za-z]{1,4})\s*[-—_.、:：=\s]\s*(\D.*)")
_HEAD = re.compile(r".*(代码|编码|编号|名称|字典|选项|类型|类别|说明|值)")
_FREQUENT = frozenset(
    {"性别", "民族", "与户主关系", "关系", "文化程度", "学历", "政治面貌", "婚姻状况", "健康状况"}
)
_CODE_HEAD = re.compile(r".*(代码|编码|code|key|值)", re.IGNORECASE)
_NARROW = 3
_LONGEST, _MOST, _WIDEST, _FEWEST, _SURE = 30, 2000, 60, 2, 0.8


@dataclass(frozen=True)
class ValueList:
    """A column of words; `codes` says which word a code means."""

    sheet: str
    column: int
    head: str
    values: tuple[str, ...]
    codes: Mapping[str, str] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """Name it with its first words."""
        more = "……" if len(self.values) > 8 else ""  # noqa: PLR2004 - enough to know it by
        return f"{letters(self.column)} 列 {self.head}：{'、'.join(self.values[:8])}{more}"

    def as_json(self) -> dict[str, Any]:
        """Return it for scripts."""
        return {"column": letters(self.column), "head": self.head or None,
                "values": list(self.values), "codes": dict(self.codes)}  # fmt: skip


def lists_of(sheet: Sheet) -> tuple[ValueList, ...]:
    """Return the lists of a sheet, one for each column with words."""
    if sheet.width > _WIDEST or len(sheet.rows) > _MOST:
        return ()
    columns = [_column(sheet, column) for column in range(sheet.width)]
    found = []
    for at, (head, words) in enumerate(columns):
        codes = columns[at - 1][1] if at else ()
        if len(words) < _FEWEST or all(map(_CODE.fullmatch, words)):
            continue
        if _explain(columns[at - 1][0] if at else "", codes, words):
            meant = dict(zip(codes, words, strict=True))
            found.append(ValueList(sheet.name, at, head, words, meant))
        else:
            found.append(_parted(ValueList(sheet.name, at, head, words)))
    return tuple(found)


def explains_codes(sheet: Sheet) -> bool:
    """Say whether a narrow sheet is nothing but codes and what they mean."""
    return sheet.width <= _NARROW and any(
        len(one.codes) >= len(sheet.rows) - 2 for one in lists_of(sheet)
    )


def _explain(head: str, codes: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether a column of codes stands before its words; 1, 2, 3 only numbers the rows."""
    if len(codes) != len(words) or not all(map(_CODE.fullmatch, codes)):
        return False
    runs = list(codes) == [str(number) for number in range(1, len(codes) + 1)]
    return len(set(codes)) == len(codes) and (not runs or bool(_CODE_HEAD.fullmatch(head)))


def _column(sheet: Sheet, column: int) -> tuple[str, tuple[str, ...]]:
    """Return the head of a column, "" without one, and what stands below it."""
    texts = [tidy(cell_text(cell)) for row in range(len(sheet.rows))
             if not is_empty(cell := sheet.cell(row, column))]  # fmt: skip
    if any(len(text) > _LONGEST for text in texts):
        return "", ()
    first = texts[0] if texts else ""
    if len(texts) > 1 and (_HEAD.fullmatch(first) or _is_label(sheet, column)):
        return first, tuple(texts[1:])
    return "", tuple(texts)


def _is_label(sheet: Sheet, column: int) -> bool:
    """Say whether a list begins with a head: in the first row of a sheet, above all its lists."""
    first = sheet.rows[0] if sheet.rows else ()
    names = [narrow(cell_text(cell)) for cell in first if not is_empty(cell)]
    return not _FREQUENT.isdisjoint(names) and not is_empty(sheet.cell(0, column))


def _parted(one: ValueList) -> ValueList:
    """Part words that carry their code: 1-男, 01 汉族."""
    parted = [CODED.fullmatch(word) for word in one.values]
    if not all(parted):
        return one
    codes = {found[1]: found[2] for found in parted if found}
    return ValueList(one.sheet, one.column, one.head, tuple(codes.values()), codes)


def codes_for(
    record_type: RecordType, lists: Iterable[ValueList]
) -> dict[str, Mapping[str, str]]:
    """Return, by name of a choice, what the codes of the file mean: where its words are known."""
    coded = [one for one in lists if one.codes]
    return {
        choice.name: {spelt: word for one in coded if _knows(choice, one.values)
                      for code, word in one.codes.items()
                      for spelt in (code.lstrip("0"), code)}
        for choice in _choices(record_type)
        if any(_knows(choice, one.values) for one in coded)
    }  # fmt: skip


def _choices(record_type: RecordType) -> Iterator[Choice]:
    yield from (one for one in record_type.entered if isinstance(one, Choice))


def _knows(choice: Choice, words: Iterable[str]) -> bool:
    """Say whether nearly all words are those of the choice."""
    known = [_reads(choice, word) for word in words]
    return sum(known) >= max(len(known) * _SURE, _FEWEST)


def _reads(choice: Choice, word: str) -> bool:
    try:
        choice.understand(word)
    except Invalid:
        return False
    return not _CODE.fullmatch(word)
