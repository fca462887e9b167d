"""The registers that a sheet may be for, where none is clearly the one: a person chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from models.errors import UserError
from models.field import Field
from models.record import RecordType
from models.sheets.grid import Sheet, letters
from models.sheets.understanding import Reader, Understood

_MOST = 4  #: registers worth asking about
_LOOKED_AT = 60  #: rows that are enough to tell columns by
_NEAR = 0.5  #: of the columns that the best one reads; what reads fewer is not asked about
_COVERED = 0.25  #: of the heads; what reads fewer knows only 备注 and 电话
_TOLD = 6  #: heads that are named
_FEWEST = 2  #: columns; one alone, a 日期, is in every register

Learnt = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Likely:
    """A register that a sheet may be for.

    Attributes:
        understood: (words of a head, the field that it would fill), in the order of the sheet.
        left: words of the heads that would fill nothing.
        lacking: labels of what a record must have and no column gives.
    """

    record_type: RecordType
    understood: tuple[tuple[str, Field[object]], ...]
    left: tuple[str, ...]
    lacking: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Say what would be understood, and how much would not."""
        read = "、".join(
            words if words == one.label else f"{words}（{one.label}）"
            for words, one in self.understood
        )
        more = f"；用不上：{_some(self.left)}" if self.left else "，每一列都用得上"
        lack = f"；没有“{'”“'.join(self.lacking)}”，要自己对上" if self.lacking else ""
        return f"认得 {len(self.understood)} 列：{read}{more}{lack}"


class UnclearRegister(UserError):
    """It is a table, and no register is clearly the one that it is for.

    Attributes:
        path: the file.
        sheet: name of the sheet.
        heads: what the row looks like that was taken for its heads.
        likely: the registers that come into question, the likeliest first; may be empty.
    """

    def __init__(self, path: Path, found: Understood, likely: Sequence[Likely]) -> None:
        self.path = path
        self.sheet = found.sheet.name
        self.likely = tuple(likely)
        layout = found.layout
        words = layout.heads if layout else ()
        heads = [f"{letters(at)} 列“{head[-1]}”" for at, head in enumerate(words) if head]
        row = layout.below if layout else 1
        said = self.heads = f"第 {row} 行像表头（{'、'.join(heads[:5])}）" if row else "没有表头"
        if self.likely:
            names = "、".join(f"“{one.record_type.label}”" for one in self.likely)
            super().__init__(
                f"看不准“{path.name}”该进哪本台账：{said}，像{names}。", "请选好台账再导入。"
            )
        else:
            super().__init__(
                f"看不出“{path.name}”该进哪本台账：{said}，对不上。",
                "请先选好台账再导入，或把表头改成台账里的栏名。",
            )


def likely(
    sheet: Sheet,
    types: Mapping[str, RecordType],
    learnt: Learnt | None = None,
    torn: Sequence[RecordType] = (),
    *,
    without: RecordType | None = None,
) -> list[Likely]:
    """Return the registers that explain something of a sheet, the likeliest first.

    Those between which the reader was `torn` stand before all others; `without` is known to be
    the wrong one.
    """
    short = replace(
        sheet, rows=sheet.rows[:_LOOKED_AT],
        merges=tuple(one for one in sheet.merges if one.bottom < _LOOKED_AT),
    )  # fmt: skip
    found = []
    for one in types.values():
        if one.single or one.hidden or one is without:
            continue
        understood = Reader(types, one, learnt, joins=True).sheet(short)
        if understood.record_type is not None and (made := _likely(understood, one)):
            found.append((len(made.understood), not made.lacking, understood.score, made))
    found.sort(key=lambda each: each[:3], reverse=True)
    most = found[0][0] if found else 0
    first = [made for *_, made in found if made.record_type in torn]
    others = [
        made for count, _, _, made in found
        if made not in first
        and count >= max(most * _NEAR, _FEWEST, (count + len(made.left)) * _COVERED)
    ]  # fmt: skip
    return [*first, *others][:_MOST]


def _likely(understood: Understood, record_type: RecordType) -> Likely | None:
    layout = understood.layout
    read, left = [], []
    for match in understood.matches:
        words = "/".join(layout.heads[match.column]) if layout else ""
        if match.field is not None:
            read.append((words or f"{letters(match.column)} 列", match.field))
        elif words and match.derivation is None:
            left.append(words)
    if not read:
        return None
    given = {one.name for _, one in read} | {one.field for one in record_type.derived}
    lacking = tuple(one.label for one in record_type.entered
                    if one.required and not one.default and one.name not in given)  # fmt: skip
    return Likely(record_type, tuple(read), tuple(left), lacking)


def _some(words: Sequence[str]) -> str:
    more = f"等 {len(words)} 列" if len(words) > _TOLD else ""
    return "、".join(words[:_TOLD]) + more
