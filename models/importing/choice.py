"""Which sheet of the file it is, and which register it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.errors import UserError
from models.field import Field
from models.kinds_links import Attachment, Computed, Lines
from models.kinds_people import PersonName
from models.record import RecordType
from models.sheets.grid import Row, Sheet, Workbook
from models.sheets.headers import Match, bare, known_words, letters, match
from models.sheets.layout import Layout, filled_down, lay_out

_FEWEST = 2  #: columns that must fit before a register is chosen for the person


@dataclass(frozen=True)
class Source:
    """A sheet that was understood: its layout, its rows, what its columns are."""

    sheet: Sheet
    layout: Layout
    rows: tuple[Row, ...]
    record_type: RecordType
    matches: tuple[Match, ...]


def importable(record_type: RecordType) -> tuple[Field[Any], ...]:
    """Return the fields that a column may fill, or be checked against.

    A number series is among them: an old register brings its numbers.
    """
    numbered = record_type.numbering.field if record_type.numbering else ""
    entered = [one for one in record_type.entered if not isinstance(one, Lines | Attachment)]
    return (
        *entered,
        *(one for one in record_type.active if one.name == numbered),
        *(one for one in record_type.active if is_checked(one)),
    )


def is_checked(one: Field[Any]) -> bool:
    """Say whether a column is only compared: a number that the program counts itself."""
    return isinstance(one, Computed) and one.result.kind == "integer"


def left_out(record_type: RecordType, types: Mapping[str, RecordType]) -> dict[str, str]:
    """Return heads which are known and not taken: what is computed here or in a linked record."""
    words: dict[str, str] = {}
    for one in record_type.active:
        if isinstance(one, Computed) and not is_checked(one):
            for word in (one.label, *one.aliases):
                words[word] = f"“{one.label}”由程序得出，不从表里导"
    own = {bare(word) for one in importable(record_type) for word in (one.label, *one.aliases)}
    for link in record_type.links:
        for one in types[link.to].computed:
            reason = one.help or f"“{one.label}”由程序得出，不从表里导"
            spellings = [one.label, *one.aliases]
            if isinstance(one.result, PersonName):
                spellings += [f"{one.label}姓名", f"{one.label}名字"]
            words |= {word: reason for word in spellings if bare(word) not in own}
    return words


def choose(
    path: Path,
    book: Workbook,
    types: Mapping[str, RecordType],
    wanted: RecordType | None,
    sheet_name: str | None,
) -> Source:
    """Return the sheet and register that fit best.

    Raises:
        UserError: no sheet of that name, no header, or no register that fits.
    """
    sheets = _sheets(path, book, sheet_name)
    candidates = [wanted] if wanted else [
        one for one in types.values() if not (one.single or one.hidden)
    ]  # fmt: skip
    words = {word for one in candidates for word in known_words(importable(one))}
    sources: list[tuple[float, Source]] = []
    for sheet in sheets:
        layout = lay_out(sheet, lambda text: bare(text) in words)
        if layout is None:
            continue
        rows = filled_down(sheet, layout)
        for one in candidates:
            found = _matched(layout, one, types)
            sources.append((_score(one, found), Source(sheet, layout, rows, one, found)))
    if not sources:
        raise UserError(
            f"“{path.name}”里没找到表头（写着姓名、身份证号这些字的那一行）。",
            "请看看是不是选错了表，或给表加上表头再导入。",
        )
    score, best = max(sources, key=lambda one: one[0])
    if wanted is None and score <= 0:
        raise _unfit(path, best)
    return best


def _matched(
    layout: Layout, record_type: RecordType, types: Mapping[str, RecordType]
) -> tuple[Match, ...]:
    found = match(layout.heads, importable(record_type), left_out(record_type, types))
    return tuple(
        replace(one, reason=f"{one.reason}，只拿来核对") if one.field and is_checked(one.field)
        else one for one in found
    )  # fmt: skip


def _sheets(path: Path, book: Workbook, name: str | None) -> Sequence[Sheet]:
    filled = [one for one in book.sheets if one.rows]
    if name is None:
        return [one for one in filled if not one.hidden] or filled
    for one in book.sheets:
        if one.name == name:
            return [one]
    names = "、".join(f"“{one.name}”" for one in filled)
    raise UserError(f"“{path.name}”里没有“{name}”这张表。", f"有这些：{names}。")


def _score(record_type: RecordType, found: Iterable[Match]) -> float:
    """Return how well the columns fit; 0 when a required field has no column."""
    matched = {one.field.name: one.score for one in found if one.field}
    given = {one.field for one in record_type.derived}
    for one in importable(record_type):
        if one.required and not one.default and one.name not in matched and one.name not in given:
            return 0.0
    fitting = [score for name, score in matched.items()
               if not is_checked(record_type.by_name[name])]  # fmt: skip
    return sum(fitting) if len(fitting) >= _FEWEST else 0.0


def _unfit(path: Path, source: Source) -> UserError:
    heads = [f"{letters(number)} 列“{head[-1]}”"
             for number, head in enumerate(source.layout.heads) if head]  # fmt: skip
    row = source.layout.header[-1] + 1
    return UserError(
        f"看不出“{path.name}”该进哪本台账：第 {row} 行像表头（{'、'.join(heads[:5])}），对不上。",
        "请先选好台账再导入，或把表头改成台账里的栏名。",
    )
