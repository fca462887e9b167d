"""From a sheet's row to values: each cell read by its field, what is wrong or odd told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from models.errors import Invalid, Refused
from models.field import Cell, Field, cell_text
from models.importing.damage import LOST, about_damage, digits_left
from models.importing.follows import Follows
from models.importing.links import LinkFinder, Stranger
from models.importing.odd_cells import NOTHING as NO_WORDS
from models.importing.odd_cells import OF_WORDS, OPEN, says_nothing, what_broke
from models.importing.said import Said
from models.importing.usual import Usual, usual_of
from models.importing.years import lacks_year
from models.kinds import Choice, Text
from models.kinds_links import Computed, Link, Ref
from models.kinds_people import BankAccount, IdNumber, Phone
from models.record import RecordType
from models.sheets.grid import Row, is_empty
from models.sheets.value_lists import CODED
from models.writing import narrow

_LEFT_OUT = "这一格没有导"
_REMEMBERED = 20_000  #: words of one column
NOTHING: Mapping[str, Any] = {}  #: most rows have nothing wrong
_NOT_SOLVED = "是公式，还没算出结果，请用 WPS 打开存一次再导，或直接填上"
_PLAIN_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?")


class Outcome(NamedTuple):
    """What one cell gave: a value, or what is wrong; what is odd; what is left of a number.

    `stranger` is a name that no record has, or a word that a field does not know; the row comes
    in without it, if it may be empty.
    """

    value: Any = None
    problem: str = ""
    doubt: str = ""
    prefix: str | None = None
    stranger: str = ""


#: field -> cell, other things than texts with their type -> outcome: the same word stands in
#: thousands of rows
Memory = dict[str, dict[object, Outcome]]


class _Step(NamedTuple):
    """One column: where, what field, what is remembered of it, and what it needs.

    `own` reads what is usual and yet another in nearly every row: it is not remembered.
    """

    column: int
    name: str
    one: Field[Any]
    known: dict[object, Outcome]
    usual: Usual | None
    own: Usual | None
    is_number: bool
    is_link: bool
    is_checked: bool


class Reading(NamedTuple):
    """One row as values, before anybody asked who it is.

    Attributes:
        values: what the row says, by field name; nothing empty, nothing wrong.
        problems: field name -> what is wrong in its cell.
        doubts: field name -> what is odd; it passes.
        prefixes: field name -> the beginning that is left of a damaged number.
        checked: computed field name -> the value that the sheet gives for it.
        strangers: name of a field -> a name that nobody has, a word that it does not know.
        meant: field name -> the number that was meant, where only one slip explains it.
    """

    number: int
    cells: Row
    values: Mapping[str, Any]
    problems: Mapping[str, str]
    doubts: Mapping[str, str]
    prefixes: Mapping[str, str] = NOTHING
    checked: Mapping[str, Any] = NOTHING
    strangers: Mapping[str, str] = NOTHING
    meant: Mapping[str, str] = NOTHING


@dataclass(frozen=True)
class About:
    """What is known of the sheet around its cells.

    Attributes:
        units: column -> 元 or 万元.
        unsolved: (row, column), 0-based, of formulas without a result.
        numbers: name of a link -> the column with the ID number of whom it means.
        asked: (row, column), 0-based, of cells that a person must look at, and why.
        codes: name of a choice -> what its codes mean in this file.
        noted: names of links; whom nobody knows there is written into the remarks.
        kept: column -> its head, of those that are written into the remarks.
        year: the one that the words above the list name, 0 for none: in it lie days that lack
            their own.
    """

    units: Mapping[int, str] = field(default_factory=dict)
    unsolved: frozenset[tuple[int, int]] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    asked: Mapping[tuple[int, int], str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    noted: frozenset[str] = frozenset()
    kept: Mapping[int, str] = field(default_factory=dict)
    year: int = 0


class CellReader:
    """Reads rows of one sheet for one register."""

    def __init__(
        self,
        record_type: RecordType,
        columns: Mapping[int, Field[Any] | None],
        links: LinkFinder,
        today: dt.date,
        memory: Memory,
        *,
        about: About | None = None,
    ) -> None:
        self.record_type = record_type
        self.columns = {one.name: number for number, one in columns.items() if one}
        self._steps = [
            _Step(number, one.name, one, memory.setdefault(one.name, {}),
                  usual := usual_of(one, NO_WORDS, today),
                  usual if isinstance(one, IdNumber | Phone) else None,
                  isinstance(one, IdNumber), isinstance(one, Link), isinstance(one, Computed))
            for number, one in columns.items()
            if one
        ]  # fmt: skip
        self._numbers = [step.name for step in self._steps if step.is_number]
        self._links = links
        self._about = about or About()
        self._today = today
        self._plain = self._about == About(year=self._about.year)
        self._follows = Follows(record_type, self.columns, today)

    def read(self, number: int, cells: Row, left_out: frozenset[int] = frozenset()) -> Reading:
        """Read one row; `number` is its 1-based place in the sheet."""
        said = Said()
        if self._plain and not left_out:
            self._read_plain(cells, said)
        else:
            self._read_with_care(number, cells, left_out, said)
        if said.strangers and self._about.noted:
            self._note_strangers(said)
        for column, head in self._about.kept.items():
            if column < len(cells) and not is_empty(cells[column]):
                said.remark(head, cell_text(cells[column]).strip())
        if said.doubts:
            self._follows.explain_slips(said, self._numbers)
        self._follows.decide(said, cells)
        return Reading(
            number, cells, said.values, said.problems or NOTHING, said.doubts or NOTHING,
            said.prefixes or NOTHING, said.checked or NOTHING, said.strangers or NOTHING,
            said.meant or NOTHING,
        )  # fmt: skip

    def _read_plain(self, cells: Row, said: Said) -> None:
        """Read a row of a sheet about which nothing special is known, as quickly as can be."""
        values, width = said.values, len(cells)
        for step in self._steps:
            column, name, _, known, _, own, is_number, _, is_checked = step
            cell = cells[column] if column < width else None
            if cell is None and not is_number:
                continue
            if own is not None and (value := own(cell)) is not None:
                values[name] = value
                continue
            outcome = known.get(cell if type(cell) is str else (type(cell), cell))
            if outcome is None:
                outcome = self._learn(step, cell)
            value, problem, doubt, prefix, _ = outcome
            if problem or doubt or prefix is not None or is_checked:
                self._note(name, outcome, said, checked=is_checked)
            elif value is not None:
                values[name] = value

    def _read_with_care(
        self, number: int, cells: Row, left_out: frozenset[int], said: Said
    ) -> None:
        width, about = len(cells), self._about
        for step in self._steps:
            column, name = step[:2]
            cell = cells[column] if column < width else None
            if column in left_out:
                said.doubts[name] = _LEFT_OUT
            elif cell is None and about.unsolved and (number - 1, column) in about.unsolved:
                said.problems[name] = _NOT_SOLVED
            elif about.asked and (number - 1, column) in about.asked:
                said.problems[name] = about.asked[number - 1, column]
            elif step.is_link and about.numbers and self._is_told(step.one, cell, cells, said):
                continue
            elif cell is not None or step.is_number:
                cell = self._in_unit(column, cell) if about.units else cell
                key = cell if type(cell) is str else (type(cell), cell)
                outcome = step.known.get(key) or self._learn(step, cell)
                self._note(name, outcome, said, checked=step.is_checked)

    def _in_unit(self, column: int, cell: Cell) -> Cell:
        """Return an amount with the unit that stands in the head: 3.2 below 万元 is 32,000."""
        if self._about.units.get(column) != "万元" or is_empty(cell):
            return cell
        text = narrow(cell_text(cell))
        return f"{text}万" if _PLAIN_NUMBER.fullmatch(text) else cell

    def _is_told(self, link: Field[Any], cell: Cell, cells: Row, said: Said) -> bool:
        """Find a person by the number in the next column; a name may be that of two."""
        column = self._about.numbers.get(link.name)
        told = cells[column] if column is not None and column < len(cells) else None
        if not isinstance(link, Link) or is_empty(told):
            return False
        number, name = narrow(cell_text(told)).upper(), narrow(cell_text(cell))
        ref = self._links.by_number(link, number)
        if ref is None and self._links.is_another(link, name, number):
            words = f"账里的“{name}”是另一个证件号，像是另一个人"
            self._note(link.name, self._unknown(link, Stranger({link.name: [words]}, name)), said)
            return True
        if ref is None:
            said.doubts[link.name] = "账里没有这个证件号，是按姓名对的，请看看"
            return False
        said.values[link.name] = ref
        if name and name != narrow(ref.title):
            said.doubts[link.name] = f"证件号是{ref.title}的，表里写“{name}”，按证件号记"
        return True

    def _learn(self, step: _Step, cell: Cell) -> Outcome:
        """Read a cell that was not met before, and remember it."""
        value = step.usual(cell) if step.usual else None
        outcome = self._read_cell(step.one, cell) if value is None else Outcome(value)
        if len(step.known) < _REMEMBERED:
            step.known[cell if type(cell) is str else (type(cell), cell)] = outcome
        return outcome

    @staticmethod
    def _note(name: str, outcome: Outcome, said: Said, *, checked: bool = False) -> None:
        value, problem, doubt, prefix, stranger = outcome
        if value is not None:
            (said.checked if checked else said.values)[name] = value
        if problem:
            said.problems[name] = problem
        if doubt:
            said.doubts[name] = doubt
        if prefix is not None:
            said.prefixes[name] = prefix
        if stranger:
            said.strangers[name] = stranger

    def _note_strangers(self, said: Said) -> None:
        """Write the names of whom nobody knows into the remarks, each with what it was."""
        for name in self._about.noted & said.strangers.keys():
            said.remark(self.record_type.by_name[name].label, said.strangers[name])
            said.doubts[name] = f"“{said.strangers[name]}”写进了备注，这一栏空着"

    def _read_cell(self, one: Field[Any], cell: Cell) -> Outcome:
        if says_nothing(one, cell):
            odd = one.doubts(None, self._today) if isinstance(one, IdNumber) else []
            return Outcome(doubt=odd[0] if odd else "")
        try:
            value = self._value(one, cell)
        except Stranger as nobody:
            return self._unknown(one, nobody)
        except Invalid as wrong:
            return self._odd(one, cell, str(wrong))
        if value is None or isinstance(one, Computed):
            return Outcome(value)
        if isinstance(one, IdNumber) and (left := digits_left(value, cell)) is not None:
            return Outcome(problem=about_damage(one, value, cell, self._today), prefix=left)
        if wrong_ones := one.check(value):
            return Outcome(problem=wrong_ones[0])
        odd = one.doubts(value, self._today)
        if one.kind == "date" and _is_number(cell):
            odd = [f"{cell_text(cell)} 就是 {one.show(value)}"]
        return Outcome(value, doubt=odd[0] if odd else "")

    def _value(self, one: Field[Any], cell: Cell) -> Any:  # noqa: ANN401 - any kind
        """Understand a cell.

        Raises:
            Invalid: with a Chinese sentence.
        """
        if broken := what_broke(cell):
            raise Invalid(broken)
        if isinstance(cell, int | float) and abs(cell) >= LOST and _keeps_digits(one):
            raise Invalid("表格软件只记 15 位数，后面几位丢了，请对着原件补全")
        value = self._chosen(one, cell) if isinstance(one, Choice) else self._read_of(one, cell)
        if isinstance(one, Link) and isinstance(value, Ref):
            try:
                return self._links.find(one, value.title)
            except Stranger:
                raise
            except Refused as refused:
                raise Invalid(refused.problems[one.name][0]) from None
        return value

    def _read_of(self, one: Field[Any], cell: Cell) -> Any:  # noqa: ANN401 - any kind
        if not self._about.year or not lacks_year(one, cell):
            return one.read(cell)
        return one.read_in(self._about.year, cell)

    def _unknown(self, link: Field[Any], nobody: Stranger) -> Outcome:
        """Leave a cell open whose name nobody has, and keep its row where it can do without."""
        said = nobody.problems[link.name][0]
        if link.required:
            return Outcome(problem=said, stranger=nobody.words)
        doubt = f"账里没有“{nobody.words}”，{OPEN}"
        return Outcome(doubt=doubt, stranger=nobody.words)

    def _odd(self, one: Field[Any], cell: Cell, wrong: str) -> Outcome:
        """Leave a cell open whose word its field does not know, where the field may be empty.

        A number that is wrong is a slip to be put right; a word is only another's way of saying.
        """
        if isinstance(one, Computed):
            return Outcome(doubt=f"{wrong}；只拿来核对，不碍事")
        if one.required or not isinstance(one, OF_WORDS) or what_broke(cell):
            return Outcome(problem=wrong)
        return Outcome(doubt=f"{wrong}；{OPEN}", stranger=cell_text(cell).strip())

    def _chosen(self, one: Choice, cell: Cell) -> str | None:
        """Read a word, a code as this file's own list explains it, or both: 1-男."""
        text = narrow(cell_text(cell))
        if meant := self._about.codes.get(one.name, {}).get(text):
            return one.read(meant)
        try:
            return one.read(cell)
        except Invalid:
            coded = CODED.fullmatch(text)
            if coded is None:
                raise
            return one.read(coded[2])


def _keeps_digits(one: Field[Any]) -> bool:
    """Say whether the field holds numbers as text and does not judge long ones itself."""
    return isinstance(one, Text | Link) and not isinstance(one, IdNumber | BankAccount)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
