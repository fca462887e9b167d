"""A field: one column of a register, declared once.

A value has **four forms**, and a kind is the set of conversions between them:

* *value*: what code holds (int 分, date, str, Ref ...); None is "nothing written",
* *stored*: what SQLite keeps (TEXT or INTEGER),
* *text*: what people type and read,
* *cell*: what a spreadsheet holds.

Laws, for every kind and every value: `load(store(v)) == v`, `parse(show(v)) == v`,
`read(cell(v)) == v`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar, dataclass_transform

from models.frozen import frozen
from models.privacy import Audience, Privacy, Showing, may_show
from models.writing import tidy

if TYPE_CHECKING:
    from dataclasses import KW_ONLY

T = TypeVar("T")
K = TypeVar("K")
Stored = str | int | None
_EXACT = 10**15  #: below it a float holds every digit of a whole number
Cell = str | int | float | bool | Decimal | dt.date | dt.datetime | None
#: value -> a sentence, or None when all is well
Rule = Callable[[Any], str | None]


class Faces(NamedTuple):
    """A value as paper needs it: text for people, cell for a spreadsheet."""

    text: str
    cell: Cell


@frozen(eq=False)
class Field(Generic[T]):
    """One column of a register; subclasses are the kinds, each decorated with `kind_of_field`.

    Frozen once made, and compared by identity.

    Attributes:
        name: identifier, the column's name in the file.
        label: what people read.
        required: a record without it is refused.
        default: view of the ledger -> the value that stands in a new form.
        rules: each takes a value and returns a sentence or None.
        privacy: how far it may travel, see `models.privacy`.
        aliases: other heads seen above such a column.
        formerly: old names; the column is renamed in place.
        retired: kept in the file, no longer entered or shown.
        help: the rule or hint beside the field.
        example: grey text in the empty field.
        width: relative width in a table, in Chinese characters.
    """

    name: str
    label: str
    _: KW_ONLY
    required: bool = False
    default: Callable[[Any], T | None] | None = None
    rules: tuple[Rule, ...] = ()
    privacy: Privacy = Privacy.INTERNAL
    aliases: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    retired: bool = False
    help: str = ""
    example: str = ""
    width: int = 8

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r}, {self.label!r})"

    #: word for the kind in `registers --json`
    kind: ClassVar[str] = ""
    #: word for people
    kind_label: ClassVar[str] = ""
    #: STRICT column type; None: not a column of its own
    sql_type: ClassVar[str | None] = "TEXT"
    #: what `doubts` look for: the rule's words, what to do, its basis; "" where nothing is odd
    doubted: ClassVar[tuple[str, str, str]] = ("", "", "")
    #: numbers stand right in tables
    right: ClassVar[bool] = False

    def parse(self, text: str) -> T | None:
        """Understand what a person typed.

        Raises:
            Invalid: with a Chinese sentence.
        """
        text = tidy(text)
        value = self.understand(text) if text else None
        return None if value == "" else value  # a lone hyphen is no number

    def understand(self, text: str) -> T:
        """Turn non-empty, tidied text into a value; what each kind writes."""
        raise NotImplementedError(type(self).__name__)  # pragma: no cover - abstract

    def read(self, cell: Cell) -> T | None:
        """Understand a spreadsheet cell (serial dates, numbers as text ...).

        Raises:
            Invalid: with a Chinese sentence.
        """
        return None if cell is None else self.parse(cell_text(cell))

    def show(self, value: T | None) -> str:
        """Write a value for people; "" for None."""
        return "" if value is None else str(value)

    def cell(self, value: T | None) -> Cell:
        """Write a value for a spreadsheet; text unless the kind is a number or a date."""
        return None if value is None else self.show(value)

    def store(self, value: T | None) -> Stored:
        """Write a value for SQLite."""
        return None if value is None else self.show(value)

    def load(self, stored: Stored) -> T | None:
        """Read a value back from SQLite."""
        return None if stored is None else self.parse(str(stored))

    def check(self, value: T | None) -> list[str]:
        """Return what is wrong with a value; an empty list lets it pass."""
        if value is None:
            return ["要填"] if self.required else []
        return [said for rule in self.rules if (said := rule(value))]

    def doubts(self, value: T | None, today: dt.date) -> list[str]:
        """Return what looks odd but may pass; a warning, never a refusal."""
        return []

    def mask(self, value: T) -> str:
        """Write a value so that it can be told apart but not used."""
        text = self.show(value)
        return text[:1] + "＊" * min(len(text) - 1, 6)

    def faces(self, value: T | None, audience: Audience) -> Faces | None:
        """Return the value as `audience` may see it; None when it may not."""
        showing = may_show(self, audience)
        if showing is Showing.NO:
            return None
        if value is None:
            return Faces("", None)
        if showing is Showing.MASKED:
            masked = self.mask(value)
            return Faces(masked, masked)
        return Faces(self.show(value), self.cell(value))


@dataclass_transform(kw_only_default=True, frozen_default=True)
def kind_of_field(kind: type[K]) -> type[K]:
    """Make a subclass of Field a kind: its annotations are further attributes, by keyword only."""
    return frozen(kw_only=True, eq=False)(kind)


def cell_text(cell: Cell) -> str:
    """Write a cell as the text which its sheet shows, without a trailing .0 or an exponent.

    An apostrophe before digits is how programs tell a sheet that they are text.
    """
    if isinstance(cell, str):
        return cell[1:] if cell[:1] == "'" and cell[1:2].isdigit() else cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e18:  # noqa: PLR2004
        # beyond its 15 digits a sheet shows zeros, not what the processor happens to hold
        return str(int(cell if abs(cell) < _EXACT else Decimal(repr(cell))))
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)
