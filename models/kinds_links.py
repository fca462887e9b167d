"""Kinds that point elsewhere: links, child rows, frozen copies, attachments, computed values."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from models.errors import Invalid
from models.field import Cell, Faces, Field, Stored, kind_of_field
from models.frozen import frozen
from models.kinds import Text
from models.pattern import pattern
from models.privacy import Audience
from models.writing import tidy

_ATTACHED = pattern(r"(.+?)〔([0-9a-f]{64})〕\s*")  # a name may hold 〔2026〕 itself


@frozen()
class Ref:
    """A record elsewhere: its id, and its title to read.

    `id` is None while only the words are known (typed or imported); the ledger finds the record
    when it saves. Two refs are equal when their ids are; without ids, when their words are.
    """

    id: int | None
    title: str = ""

    def __init__(self, id: int | None, title: str = "") -> None:  # noqa: A002 - as it is called
        """Take id and title; written out, since there are more of these than of all others."""
        object.__setattr__(self, "id", id)  # through `__dict__` each would need a dict of its own
        object.__setattr__(self, "title", title)

    def __eq__(self, other: object) -> bool:
        """Compare ids, or words while there are no ids."""
        if not isinstance(other, Ref):
            return NotImplemented
        return self.id == other.id and (self.id is not None or self.title == other.title)

    def __hash__(self) -> int:
        """Hash the id."""
        return hash(self.id)


@kind_of_field
class Link(Field[Ref]):
    """One record of the register `to`; titles are filled in by the ledger.

    `makes` says that an unknown title makes a new record (a 户号 in an imported roster).
    """

    kind: ClassVar[str] = "link"
    kind_label: ClassVar[str] = "链接"
    sql_type: ClassVar[str | None] = "INTEGER"
    to: str
    makes: bool = False

    def understand(self, text: str) -> Ref:
        """Keep the words until the ledger finds the record."""
        return Ref(None, text)

    def show(self, value: Ref | None) -> str:
        """Write the title."""
        return "" if value is None else value.title

    def store(self, value: Ref | None) -> Stored:
        """Keep the id."""
        return None if value is None else value.id

    def load(self, stored: Stored) -> Ref | None:
        """Read the id; the title is still to be filled in."""
        return None if stored is None else Ref(int(stored))


@kind_of_field
class Copied(Text):
    """Text frozen from a linked record when it is saved: the paper keeps the name of that day."""

    kind: ClassVar[str] = "copied"
    kind_label: ClassVar[str] = "冻结副本"
    link: str
    of: str


Row = Mapping[str, Any]


@kind_of_field
class Lines(Field[tuple[Row, ...]]):
    """Child rows, kept in a table of their own; the text form is what WPS copies (tabs, lines).

    `ordered` says that their order means something: whoever edits them can move them.
    """

    kind: ClassVar[str] = "lines"
    kind_label: ClassVar[str] = "子行"
    sql_type: ClassVar[str | None] = None
    fields: tuple[Field[Any], ...] = ()
    ordered: bool = False

    def parse(self, text: str) -> tuple[Row, ...] | None:
        """Read a block of lines and tabs."""
        found = (self._row(line) for line in text.replace("\r\n", "\n").split("\n"))
        rows = tuple(row for row in found if any(cell is not None for cell in row.values()))
        return rows or None

    def _row(self, line: str) -> dict[str, Any]:
        cells = line.split("\t")
        if len(cells) > len(self.fields):
            raise Invalid(f"这一行有 {len(cells)} 格，这里只有 {len(self.fields)} 栏：{line}")
        cells += [""] * (len(self.fields) - len(cells))
        return {
            column.name: column.parse(cell)
            for column, cell in zip(self.fields, cells, strict=True)
        }

    def show(self, value: tuple[Row, ...] | None) -> str:
        """Write lines and tabs."""
        return "\n".join(
            "\t".join(column.show(row.get(column.name)) for column in self.fields)
            for row in value or ()
        )

    def check(self, value: tuple[Row, ...] | None) -> list[str]:
        """Check every cell and say in which row."""
        said = super().check(value)
        for number, row in enumerate(value or (), 1):
            for column in self.fields:
                said += [
                    f"第 {number} 行{column.label}：{text}"
                    for text in column.check(row.get(column.name))
                ]
        return said

    def store(self, value: tuple[Row, ...] | None) -> Stored:
        """Write all rows as JSON, for the journal; the rows themselves have their own table."""
        if not value:
            return None
        return json.dumps(
            [[column.store(row.get(column.name)) for column in self.fields] for row in value],
            ensure_ascii=False,
        )

    def load(self, stored: Stored) -> tuple[Row, ...] | None:
        """Read rows back from JSON."""
        if stored is None:
            return None
        return tuple(
            {
                column.name: column.load(cell)
                for column, cell in zip(self.fields, row, strict=False)
            }
            for row in json.loads(str(stored))
        )


@frozen()
class Attached:
    """A file beside the ledger: its name when it came, and its sha256, which is where it lies."""

    name: str
    sha256: str


@kind_of_field
class Attachment(Field[tuple[Attached, ...]]):
    """Files beside the ledger; optional wherever it stands, and never counted."""

    kind: ClassVar[str] = "attachment"
    kind_label: ClassVar[str] = "附件"

    def understand(self, text: str) -> tuple[Attached, ...]:
        """Read 名字〔sha256〕, one a line or parted by spaces."""
        if _ATTACHED.sub("", text):
            raise Invalid("附件要用“添加附件”放进来，不能打字")
        return tuple(Attached(one[1], one[2]) for one in _ATTACHED.finditer(text))

    def show(self, value: tuple[Attached, ...] | None) -> str:
        """Write names with where they lie."""
        return "\n".join(f"{tidy(one.name)}〔{one.sha256}〕" for one in value or ())

    def read(self, cell: Cell) -> tuple[Attached, ...] | None:
        """Read as it was shown: an apostrophe before a digit is the file's, no mark of a text."""
        return self.parse(cell) if isinstance(cell, str) else super().read(cell)

    def faces(self, value: tuple[Attached, ...] | None, audience: Audience) -> Faces | None:
        """Show names only."""
        seen = super().faces(value, audience)
        if seen is None or not value:
            return seen
        names = "、".join(one.name for one in value)
        return Faces(names, names)


@kind_of_field
class Computed(Field[Any]):
    """A value that follows from others and is never typed or stored.

    `compute` takes records and the view they were read through and returns one value for each,
    so that a list of a thousand asks the ledger once. `needs` names the fields it looks at; a
    `live` one is also shown while a new record is written, as soon as they are known. One that
    counts another register over does not stand beside a hit of a search (`told`): it tells no
    record from its namesakes, and a search is made at every key.
    """

    kind: ClassVar[str] = "computed"
    kind_label: ClassVar[str] = "计算值"
    sql_type: ClassVar[str | None] = None
    result: Field[Any]
    compute: Callable[[Sequence[Mapping[str, Any]], Any], Sequence[Any]]
    needs: tuple[str, ...] = ()
    live: bool = False
    told: bool = True

    def parse(self, text: str) -> Any:  # noqa: ANN401 - the result's own type
        """Understand as the result does."""
        return self.result.parse(text)

    def read(self, cell: Cell) -> Any:  # noqa: ANN401
        """Read as the result does."""
        return self.result.read(cell)

    def show(self, value: Any) -> str:  # noqa: ANN401
        """Show as the result does."""
        return self.result.show(value)

    def cell(self, value: Any) -> Cell:  # noqa: ANN401
        """Write as the result does."""
        return self.result.cell(value)

    def store(self, value: Any) -> Stored:  # noqa: ANN401
        """Write as the result does, though it is never kept."""
        return self.result.store(value)

    def load(self, stored: Stored) -> Any:  # noqa: ANN401
        """Read as the result does."""
        return self.result.load(stored)
