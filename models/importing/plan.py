"""A plan of what a sheet would do to the ledger: looked at, mended, and only then carried out.

Nothing is written before `apply`; every change of the plan gives a new plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import UserError
from models.field import Cell, Field, cell_text
from models.importing import again, apply, deciding, learnt, words
from models.importing.as_data import Taken, called_data, not_data
from models.importing.captions import Captions, captions_of, with_all
from models.importing.cells import Memory, Reading
from models.importing.choice import Source, choose, said_above
from models.importing.gathering import Gathered
from models.importing.known import Known
from models.importing.links import LinkFinder
from models.importing.policies import Policy
from models.importing.rows import RowPlan, known_of
from models.journal import Changes
from models.kinds import Choice
from models.kinds_dates import Date
from models.kinds_links import Link
from models.kinds_people import Phone
from models.record import RecordType
from models.sheets.grid import Workbook
from models.sheets.matched import Match
from models.sheets.reading import read
from models.sheets.terms import whole
from models.sheets.understanding import Understood
from models.sheets.undisturbed import undisturbed
from models.sheets.vocabulary import Target

if TYPE_CHECKING:
    from models.ledger import Ledger

_ACTIONS = frozenset({"add", "update", "fill", "skip", ""})


@dataclass(frozen=True)
class ImportPlan:
    """One sheet, one register, and what becomes of every row.

    Attributes:
        path: the file.
        record_type: the register.
        columns: 0-based column -> the field it fills (or is checked against), None: left out.
        matches: what was found for each column, with the reason; columns chosen by a person too.
        mended: (1-based row, 0-based column) -> the value put there instead.
        dropped: cells that are left out so that the rest of their row can come in.
        chosen: row -> add, update or skip, as the person said.
        rows: all rows but empty ones, in the order of the sheet.
        policy: what is done with a record that is there and differs.
        shared: field name -> what every row says that has no word of its own for it.
        as_data: rows that a person says are data -> what the program had taken them for.
        kept: columns for which there is no field, written into the remarks with their heads.
        noted: fields; whom nobody knows there and what is not understood goes into the remarks.
        gathered: who lives together, where the sheet tells it without a column for it.
    """

    path: Path
    record_type: RecordType
    columns: Mapping[int, Field[Any] | None]
    matches: tuple[Match, ...]
    mended: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    dropped: frozenset[tuple[int, int]] = frozenset()
    chosen: Mapping[int, str] = field(default_factory=dict)
    rows: tuple[RowPlan, ...] = ()
    policy: Policy = "take"
    shared: Mapping[str, Any] = field(default_factory=dict)
    noted: frozenset[str] = frozenset()
    kept: frozenset[int] = frozenset()
    as_data: Mapping[int, Taken] = field(default_factory=dict)
    gathered: Gathered = field(default_factory=Gathered, repr=False)
    source: Source = field(kw_only=True, repr=False)
    desk: Desk = field(kw_only=True, repr=False)
    readings: tuple[Reading, ...] = field(default=(), kw_only=True, repr=False)

    @classmethod
    @undisturbed()
    def read(
        cls,
        path: Path,
        record_type: RecordType | None,
        ledger: Ledger,
        *,
        sheet: str | None = None,
        book: Workbook | None = None,
        mapping: Mapping[str, Any] | None = None,
        policy: Policy = "take",
        progress: Callable[[int, int], object] | None = None,
        before: ImportPlan | None = None,
    ) -> ImportPlan:
        """Read and understand a file; the register is found out when none is named.

        `book` is the file if it was read already, which a window does beside its own thread;
        `mapping` says what columns are: letters or head -> field, null to leave one out;
        `progress` gets (rows looked at, rows in all), the latter 0 while the file is opened, and
        what it raises stops the work; `before` is the plan of a sheet that comes again, of
        which is kept what was chosen, if the heads are the same.

        Raises:
            UserError: the file cannot be read, has no header, or fits no register.
        """
        named = record_type.name if record_type else learnt.register_of(mapping or {})
        wanted = ledger.type(named) if named else None
        said = learnt.handed(mapping or {}, learnt.load(learnt.path_of(ledger.path)))
        tell = progress or (lambda _done, _whole: None)
        whole = book or read(path, lambda: tell(0, 0))
        source = choose(path, whole, ledger.types, wanted, sheet, learnt=said)
        chosen = source.record_type
        if chosen.single:
            raise UserError(f"“{chosen.label}”只有一条，不用导入。", "请直接打开它来改。")
        desk = Desk(ledger, LinkFinder(ledger), known_of(ledger, chosen),
                    ledger.count(chosen.name))  # fmt: skip
        plan = cls(
            path, chosen, {one.column: one.field for one in source.matches}, source.matches,
            policy=policy, source=source, desk=desk,
            shared=said_above(source),
        )  # fmt: skip
        for column, name in learnt.choices(mapping or {}, chosen, source.layout.heads).items():
            plan = plan.given(column, chosen.by_name[name] if name else None)
        return deciding.read_all(again.with_choices(plan, before) if before else plan, tell)

    # -- what it is ----------------------------------------------------------------------------

    @property
    def sheet(self) -> str:
        """Name of the sheet."""
        return self.source.sheet.name

    @property
    def understood(self) -> Understood:
        """What was understood of the sheet, with what the person chose for its columns."""
        source = self.source
        return Understood(
            source.sheet, "data", source.layout, source.rows, self.record_type, self.matches
        )

    @property
    def title(self) -> str:
        """The words above the table."""
        return self.source.layout.title

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many rows: add, update, same, problem, double, skip (by choice), note."""
        return Counter(words.word_of(row) for row in self.rows)

    @cached_property
    def missing(self) -> tuple[Field[Any], ...]:
        """Required fields for which there is no column; nothing can be added without them."""
        there = {one.name for one in self.columns.values() if one}
        there |= self.shared.keys() | self.captions.names
        if any(there.issuperset(names) for names in self.record_type.told_by):
            there = there | {self.record_type.title}
        there |= {one.field for one in self.record_type.derived if not there.isdisjoint(one.of)}
        view = self.desk.ledger.as_of()
        return tuple(
            one for one in self.record_type.entered
            if one.required and one.name not in there
            and (one.default is None or one.default(view) is None)
        )  # fmt: skip

    @cached_property
    def captions(self) -> Captions:
        """What rows that are no data say of those below them."""
        return captions_of(self)

    @property
    def empty_targets(self) -> tuple[Link, ...]:
        """Those of them that point to a register with nothing in it yet: no account to choose."""
        ledger = self.desk.ledger
        return tuple(one for one in self.missing
                     if isinstance(one, Link) and not ledger.count(one.to))  # fmt: skip

    @cached_property
    def strangers(self) -> Mapping[str, Mapping[str, int]]:
        """By field the names that no record has and the words it does not know, with their rows.

        The rows come in without, if the field may be empty; else they stay out.
        """
        found: dict[str, Counter[str]] = {}
        for reading in self.readings:
            for name, words_ in reading.strangers.items():
                found.setdefault(name, Counter())[words_] += 1
        return found

    def spoken(self, number: int) -> str:
        """Return how people call a row, by its number: 第 5 行, or 右边第 5 行."""
        return self.source.sheet.spoken(number)

    def row(self, number: int) -> RowPlan:
        """Return a row by its number in the sheet.

        Raises:
            UserError: there is none.
        """
        for one in self.rows:
            if one.number == number:
                return one
        raise UserError(f"表里没有第 {number} 行，或那一行是空的。")

    def meant(self, number: int, name: str) -> str:
        """Return what a cell would rightly say, by row and field; "" where nobody can tell."""
        found = (one.meant for one in self.readings if one.number == number)
        meant, one = next(found, {}).get(name, ""), self.record_type.by_name[name]
        there = self.row(number)
        asked = name in {*there.problems, *there.doubts}
        if meant or not asked or not isinstance(one, Choice | Phone):
            return meant
        cells = (there.cells[at] for at, field in self.columns.items() if field is one)
        return one.near(cell_text(next(cells, None)))

    # -- changing it ---------------------------------------------------------------------------

    def with_column(self, column: int, one: Field[Any] | None) -> ImportPlan:
        """Give a column to a field, taking the field from any other column; None leaves it out."""
        return deciding.read_all(self.given(column, one))

    def given(self, column: int, one: Field[Any] | None) -> ImportPlan:
        """Return the plan with a column's field, its rows not read again yet."""
        plan = self if isinstance(one, Date) else self._undivided(column)
        columns = {
            number: None if one and there and there.name == one.name else there
            for number, there in plan.columns.items()
        }
        columns[column] = one
        target = Target(self.record_type.name, one) if one else None
        matches = tuple(
            replace(match, field=columns[match.column], score=1.0 if one else 0.0, derivation=None,
                    target=target if match.column == column else None,
                    reason=learnt.BY_HAND if match.column == column else "让给了您选的那一列")
            if columns[match.column] != match.field or match.column == column else match
            for match in plan.matches
        )  # fmt: skip
        kept = plan.kept - {column}
        return replace(plan, columns=columns, matches=matches, kept=kept)

    def _undivided(self, column: int) -> ImportPlan:
        """Return the plan with both days of a term in their one cell, if the column has such."""
        source = self.source
        gone = [half for half, own in source.sheet.halves if own == column]
        if not gone:
            return self
        rows = whole(source.sheet, source.layout, source.rows)
        heads = source.layout.heads
        layout = replace(source.layout, heads=heads[: min(gone)])
        sheet = replace(source.sheet, halves=())
        return replace(
            self, source=replace(source, sheet=sheet, layout=layout, rows=rows),
            columns={at: one for at, one in self.columns.items() if at not in gone},
            matches=tuple(one for one in self.matches if one.column not in gone),
            mended={place: cell for place, cell in self.mended.items() if place[1] not in gone},
        )  # fmt: skip

    def with_kept(self, column: int) -> ImportPlan:
        """Write a column into the remarks of its rows, with its head before: 残疾类别：肢体."""
        return deciding.read_all(self.remarked(column))

    def remarked(self, column: int) -> ImportPlan:
        """Return the plan with a column in the remarks, its rows not read again yet."""
        plan = self.given(column, None)
        matches = tuple(
            replace(one, reason=learnt.REMARKED) if one.column == column else one
            for one in plan.matches
        )
        return replace(plan, matches=matches, kept=plan.kept | {column})

    def with_policy(self, policy: Policy) -> ImportPlan:
        """Say what is done with all records that are there and differ."""
        return deciding.decide(replace(self, policy=policy))

    def with_shared(self, values: Mapping[str, Any]) -> ImportPlan:
        """Say what stands in every row, by field name; None takes it back."""
        said = {**self.shared, **values}
        kept = {name: value for name, value in said.items() if value is not None}
        return deciding.read_all(replace(self, shared=kept))

    def with_noted(self, link: str) -> ImportPlan:
        """Write the names that nobody of a link has into the remarks of their rows."""
        return deciding.read_all(replace(self, noted=self.noted | {link}))

    def with_cell(self, row: int, column: int, text: Cell) -> ImportPlan:
        """Mend a cell; `row` is 1-based, `column` 0-based."""
        return self.with_cells([row], column, text)

    def with_cells(self, rows: Iterable[int], column: int, text: Cell) -> ImportPlan:
        """Put the same into a column of some rows; `rows` are 1-based, `column` is 0-based."""
        places = {(row, column) for row in rows}
        mended = {**self.mended, **dict.fromkeys(places, text)}
        plan = replace(self, mended=mended, dropped=self.dropped - places)
        return deciding.read_some(plan, {row for row, _ in places})

    def without_cell(self, row: int, column: int) -> ImportPlan:
        """Leave one cell out, so that the rest of its row can come in."""
        return self.without_cells([row], column)

    def without_cells(self, rows: Iterable[int], column: int) -> ImportPlan:
        """Leave a column out in some rows, so that the rest of these rows can come in."""
        numbers = frozenset(rows)
        plan = replace(self, dropped=self.dropped | {(row, column) for row in numbers})
        return deciding.read_some(plan, numbers)

    def with_captions(self, *, counted: bool) -> ImportPlan:
        """Let all captions inside the list speak for the rows below them, or none."""
        return deciding.read_all(with_all(self, counted=counted))

    def with_data(self, rows: Iterable[int]) -> ImportPlan:
        """Read some rows as data that were taken for a sample, a sum or a note."""
        return deciding.read_all(called_data(self, rows))

    def without_data(self, rows: Iterable[int]) -> ImportPlan:
        """Take back that rows are data: they are again what the program took them for."""
        return deciding.read_all(not_data(self, rows))

    def with_action(self, row: int, action: str) -> ImportPlan:
        """Say what is done with a row, see `with_actions`."""
        return self.with_actions([row], action)

    def with_actions(self, rows: Iterable[int], action: str) -> ImportPlan:
        """Say what is done with some rows.

        The action is "add", "update", "fill" (only what is empty), "skip", or "" for what the
        plan thinks; "update#ID" says which of those it is that are `alike`.

        "add" and "update" leave out cells that are wrong, and never write a damaged number.

        Raises:
            UserError: a row is no data, or there is nothing to update.
        """
        if action.partition("#")[0] not in _ACTIONS:
            raise ValueError(action)
        numbers = list(rows)
        for number in numbers:
            self._can_be(self.row(number), action)
        chosen = {**self.chosen, **dict.fromkeys(numbers, action)}
        plan = deciding.decide(replace(self, chosen=chosen))
        for done in map(plan.row, numbers) if action == "add" else ():
            for name, said in done.problems.items():
                label = self.record_type.by_name[name].label if name else ""
                spoken = self.spoken(done.number)
                raise UserError(f"{spoken}还不能导：{label}{said}。", "请先把这一格改好。")
        return plan

    def _can_be(self, there: RowPlan, action: str) -> None:
        spoken = self.spoken(there.number)
        if there.action == "note":
            raise UserError(f"{spoken}是{there.reason}，不用导。")
        if action in {"update", "fill"} and there.same_as is None and there.like is None:
            raise UserError(
                f"账里没有和{spoken}对得上的，没有可改的。", "请选“新增”，或补上证件号。"
            )

    # -- carrying it out -----------------------------------------------------------------------

    def apply(
        self, ledger: Ledger, progress: Callable[[int, int], object] | None = None
    ) -> Changes:
        """Write all rows that are new or changed, as one act with one undo; all or nothing.

        Args:
            ledger: the one the plan was made for.
            progress: gets (rows done, rows in all); what it raises stops and undoes all.

        Raises:
            UserError: nothing to write, or the ledger changed since the plan was made.
        """
        return apply.apply(self, ledger, progress)

    def rejects(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows that stay out as a table: the header with 退回原因, then the rows."""
        return words.rejects(self)

    def summary(self) -> str:
        """Say in lines of Chinese what would happen."""
        return words.summary(self)

    def as_json(self) -> dict[str, Any]:
        """Say the same for scripts."""
        return words.as_json(self)


@dataclass(frozen=True)
class Desk:
    """What a plan keeps at hand of the ledger: read once, the same for every new plan."""

    ledger: Ledger
    links: LinkFinder
    known: Known
    count: int
    memory: Memory = field(default_factory=dict)
