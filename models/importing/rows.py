"""What is to be done with each row: new, changed, same, double, wrong, or no data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from models.field import Cell
from models.importing.cells import NOTHING, Reading
from models.importing.gathering import Gathered
from models.importing.known import Found, Known
from models.importing.namesakes import Entry
from models.importing.policies import Policy
from models.importing.who import Who
from models.query import Query
from models.record import REMARKS, RecordType
from models.rough_date import RoughDate

if TYPE_CHECKING:
    from models.ledger import Ledger

Action = Literal["add", "update", "same", "skip", "note"]
_NONE = Gathered()
_NOBODY = Found()


class RowPlan(NamedTuple):
    """One row of the sheet and what becomes of it.

    Attributes:
        number: 1-based row of the sheet.
        cells: what stands there, with what was mended.
        action: add, update, same (nothing new), skip (not taken), note (no data).
        values: field name -> value that will be written.
        problems: field name -> why the row stays out; "" is about the whole row.
        doubts: field name -> what is odd; it passes.
        same_as: id of the record that the row is.
        changes: field name -> (value in the ledger, value that it gets).
        reason: why it is skipped or no data, for people.
        double_of: the earlier row of the file that it repeats.
        like: id of the record that it is if a person says so.
        alike: ids of those of which a person may say that it is one; see `which`.
    """

    number: int
    cells: tuple[Cell, ...]
    action: Action
    values: Mapping[str, Any] = NOTHING
    problems: Mapping[str, str] = NOTHING
    doubts: Mapping[str, str] = NOTHING
    same_as: int | None = None
    changes: Mapping[str, tuple[Any, Any]] = NOTHING
    reason: str = ""
    double_of: int | None = None
    revision: int | None = None
    like: int | None = None
    alike: tuple[int, ...] = ()


class Decider:
    """Decides row by row, in the order of the sheet; one for each pass over the rows."""

    def __init__(
        self,
        record_type: RecordType,
        ledger: Ledger,
        known: Known,
        chosen: Mapping[int, str],
        *,
        has_columns: bool,
        policy: Policy = "take",
        gathered: Gathered = _NONE,
        adds_notes: bool = False,
        spoken: Callable[[int], str],
    ) -> None:
        self._type = record_type
        self._today = ledger.today
        self._known = known
        self._chosen = chosen
        self._has_columns = has_columns
        self._policy = policy
        self._gathered = gathered
        self._adds_notes = adds_notes  # remarks are no column of the sheet but names of strangers
        self._spoken = spoken
        self._who = Who(record_type, ledger)
        self._file = Known(record_type)
        self._rows: dict[int, Reading] = {}
        self._taken: dict[int, int] = {}
        view = ledger.as_of()
        self._defaults = {one.name: one.default(view) for one in record_type.active if one.default}
        self._required = [one.name for one in record_type.by_name.values() if one.required]
        self._fixed = {one.field for one in record_type.derived if not one.only_if_empty}
        self._lasting = [one.name for one in record_type.fields
                         if one.kind == "group_name" or one.name in self._fixed]  # fmt: skip
        self._derived_of = {one.field: one.of for one in record_type.derived}

    def decide(self, row: Reading) -> RowPlan:
        """Return what becomes of one row."""
        plan = RowPlan(row.number, row.cells, "skip", row.values, row.problems, row.doubts)
        if not self._has_columns:
            return plan._replace(reason="还没有一列对上")
        if not (row.values or row.problems or row.checked):
            return plan._replace(action="note", reason="没有要导的内容")
        choice, _, which = self._chosen.get(row.number, "").partition("#")
        if choice == "skip":
            return plan._replace(reason="您选了不导")
        derived = self._type.derive(row.values, self._today)
        whole = row.values if derived == row.values else derived  # kept for every row, once
        entry = self._file.entry(row.number, whole)
        double = self._double(row, entry)
        if double and choice != "add":
            return self._repeated(plan, row, double)
        self._file.add(entry)
        self._rows[row.number] = row
        found = self._known.find(entry, row.prefixes) if choice != "add" else _NOBODY
        found = self._of_household(plan, found, entry)
        like = self._like(found, entry) if choice != "add" else None
        plan = plan._replace(like=like.id) if like else plan
        found, choice = self._as_said(found, like, choice, which)
        if self._gathered.refs:
            plan = self._with_group(plan, found)
        if choice:
            left_out = {name: f"不导：{said}" for name, said in row.problems.items()}
            plan = plan._replace(problems={}, doubts={**plan.doubts, **left_out})
        if found.entry:
            return self._by_policy(self._existing(plan, row, found.entry, choice), choice)
        if found.several and not choice:
            return self._unclear(plan, found, like)
        if asked := self._asked_who(found, entry, choice):
            plan = plan._replace(doubts={**plan.doubts, self._type.title: asked})
        return self._new(plan)

    @staticmethod
    def _as_said(
        found: Found, like: Entry | None, choice: str, which: str
    ) -> tuple[Found, str]:
        """Let the person say who the row is; a choice is nothing where nobody is like it."""
        if which and not found.entry:
            like = next((one for one in found.alike if str(one.id) == which), None)
        if choice not in {"update", "fill"} or found.entry:
            return found, choice
        return (Found(like), choice) if like else (found, "")

    def _unclear(self, plan: RowPlan, found: Found, like: Entry | None) -> RowPlan:
        apart = self._set_apart(found.alike[0], plan.values) if found.several == 1 else []
        said = self._who.unclear(found, like, apart)
        alike = tuple(one.id for one in found.alike) if found.several > 1 else ()
        return plan._replace(problems={**plan.problems, "": said}, alike=alike)

    def _of_household(self, plan: RowPlan, found: Found, row: Entry) -> Found:
        """Return of several of one name the one in whose household the rows around it are."""
        rule, ref = self._type.gathers, self._gathered.refs.get(plan.number)
        if rule is None or ref is None or ref.id is None or (found.entry and found.by_key):
            return found
        near = self._known.of_name(row) if found.entry else found.alike
        there = [one for one in near
                 if (link := one.values.get(rule.link)) and link.id == ref.id]  # fmt: skip
        return Found(there[0]) if len(there) == 1 else found

    def _like(self, found: Found, row: Entry) -> Entry | None:
        """Return the entry that a row may be: of several the one that nothing sets apart."""
        if found.entry:
            return None
        one = found.namesake or (None if found.several else self._known.spelled_otherwise(row))
        near = (one,) if one else found.alike
        left = [one for one in near if not self._set_apart(one, row.values)]
        return left[0] if len(left) == 1 else None

    def _set_apart(self, one: Entry, values: Mapping[str, Any]) -> list[str]:
        """Return what a row says otherwise of those things that seldom change: group, sex."""
        return [
            name for name in self._lasting
            if values.get(name) is not None and one.values.get(name) is not None
            and self._known.part(name, values) != self._known.part(name, one.values)
        ]  # fmt: skip

    def _asked_who(self, found: Found, entry: Entry, choice: str) -> str:
        """Ask whether a new row is somebody of that name, or of one written a little otherwise.

        "" when there is nobody like that.
        """
        if found.namesake:
            return self._who.namesake(found.namesake)
        if choice:
            return ""
        there = self._known.spelled_otherwise(entry)
        earlier = None if there else self._file.spelled_otherwise(entry)
        other = there or earlier
        if other is None:
            return ""
        where = "账里" if there else self._spoken(other.id)
        return self._who.spelled_otherwise(other, where, self._known.beside)

    # -- twice in the file ------------------------------------------------------------------

    def _double(self, row: Reading, entry: Entry) -> Reading | None:
        found = self._file.find(entry, row.prefixes, counted=False)
        if found.entry is None:
            return None
        earlier = self._rows[found.entry.id]
        if not found.by_key and (self._unlike(row, earlier) or row.prefixes != earlier.prefixes):
            return None  # without a key only the very same row is a double
        refs = self._gathered.refs
        if not found.by_key and refs.get(row.number) != refs.get(earlier.number):
            return None  # of another household
        return earlier

    def _repeated(self, plan: RowPlan, row: Reading, earlier: Reading) -> RowPlan:
        unlike = self._says_otherwise(row, earlier)
        where = self._spoken(earlier.number)
        plan = plan._replace(double_of=earlier.number)
        if not unlike and row.problems.keys() == earlier.problems.keys():
            return plan._replace(problems={}, reason=f"和{where}一样")
        labels = "、".join(self._type.by_name[name].label for name in unlike[:3])
        said = f"和{where}是同一{self._type.unit}，" + (
            f"可是{labels}不一样，请留一行" if unlike else "请留一行"
        )
        return plan._replace(problems={**plan.problems, "": said})

    def _says_otherwise(self, row: Reading, earlier: Reading) -> list[str]:
        """Return what a row says that the earlier one, with all that follows from it, does not."""
        there = self._type.derive(earlier.values, self._today)
        return [name for name in row.values
                if self._known.part(name, row.values) != self._known.part(name, there)]

    def _unlike(self, row: Reading, earlier: Reading) -> list[str]:
        names = dict.fromkeys([*row.values, *earlier.values])
        return [
            name for name in names
            if self._known.part(name, row.values) != self._known.part(name, earlier.values)
        ]  # fmt: skip

    # -- who lives together ------------------------------------------------------------------

    def _with_group(self, plan: RowPlan, found: Found) -> RowPlan:
        """Add what follows from the rows around: the household, and that somebody is its head."""
        rule, ref = self._type.gathers, self._gathered.refs.get(plan.number)
        if rule is None or ref is None:
            return plan
        more: dict[str, Any] = {}
        if found.entry is None or found.entry.values.get(rule.link) is None:
            more[rule.link] = ref
        name, value = rule.first
        if plan.number in self._gathered.firsts and name not in plan.values:
            more[name] = value
        return plan._replace(values={**plan.values, **more})

    # -- already there ----------------------------------------------------------------------

    def _existing(self, plan: RowPlan, row: Reading, entry: Entry, choice: str) -> RowPlan:
        plan = plan._replace(same_as=entry.id)
        if entry.id in self._taken:
            there_row = self._spoken(self._taken[entry.id])
            said = f"和{there_row}对上了账里同一{self._type.unit}，请留一行"
            return plan._replace(problems={**plan.problems, "": said})
        plan = self._keep_good_numbers(plan, row, entry)
        if plan.problems:
            return plan
        self._taken[entry.id] = row.number
        there = entry.values
        plan = _without_vaguer(plan, there)
        if self._adds_notes and REMARKS in plan.values:
            plan = plan._replace(values={**plan.values, REMARKS: _joined(there, plan.values)})
        merged = self._type.derive({**there, **plan.values}, self._today)
        names = [name for name in merged if name in plan.values or self._follows(name, plan)]
        changes = {
            name: (there.get(name), merged[name])
            for name in names
            if merged[name] is not None
            and merged[name] != there.get(name)
            and self._known.part(name, there) != self._known.part(name, merged)
        }
        if not changes:
            return plan._replace(action="same", reason="和账里一样")
        if wrong := self._refused(merged):
            return plan._replace(problems=wrong, changes=changes)
        revision = getattr(there, "revision", None)
        title = self._type.title
        if title in changes and row.number:
            said, is_other = self._who.renamed(entry, changes[title][1])
            if is_other and not choice:
                wrong = {**plan.problems, title: said}
                return plan._replace(problems=wrong, changes=changes, like=entry.id)
            plan = plan._replace(doubts={title: said, **plan.doubts})
        return plan._replace(action="update", changes=changes, revision=revision)

    def _by_policy(self, plan: RowPlan, choice: str) -> RowPlan:
        """Let the person's way with changes decide: take, only empty fields, or none."""
        way = {"update": "take", "fill": "empty-only"}.get(choice, self._policy)
        if plan.action != "update" or way == "take":
            return plan
        if way == "skip-changed":
            return plan._replace(action="skip", reason="您选了有变化的不导")
        left = {name: pair for name, pair in plan.changes.items() if pair[0] is None}
        kept = "、".join(
            self._type.by_name[name].label for name in plan.changes if name not in left
        )
        doubts = {**plan.doubts, "": f"{kept}账里有了，不改"} if kept else plan.doubts
        plan = plan._replace(changes=left, doubts=doubts)
        return plan if left else plan._replace(action="same", reason=f"{kept}账里有了，不改")

    def _follows(self, name: str, plan: RowPlan) -> bool:
        return name in self._fixed and any(one in plan.values for one in self._derived_of[name])

    def _keep_good_numbers(self, plan: RowPlan, row: Reading, entry: Entry) -> RowPlan:
        """A damaged number never takes the place of a whole one, and does not keep a row out."""
        problems, doubts = dict(plan.problems), dict(plan.doubts)
        for name in row.prefixes:
            whole = entry.values.get(name)
            if whole and name in problems:
                said = problems.pop(name)
                doubts[name] = f"{said}。账里有好的（尾号 {whole[-4:]}），用账里的"
        return plan._replace(problems=problems, doubts=doubts)

    # -- new --------------------------------------------------------------------------------

    def _new(self, plan: RowPlan) -> RowPlan:
        if plan.problems:
            return plan
        if self._type.rules or any(name not in plan.values for name in self._required):
            given = {**self._defaults, **plan.values}
            if wrong := self._refused(self._type.derive(given, self._today)):
                return plan._replace(problems=wrong)
        # Not `_replace`: nearly every row of a new village comes by here.
        return RowPlan(
            plan.number, plan.cells, "add", plan.values, plan.problems, plan.doubts,
            changes=plan.changes, reason=plan.reason, double_of=plan.double_of,
        )  # fmt: skip

    def _refused(self, values: Mapping[str, Any]) -> dict[str, str]:
        problems = self._type.check(values)
        return {name: said[0] for name, said in problems.items()}


def _without_vaguer(plan: RowPlan, there: Mapping[str, Any]) -> RowPlan:
    """Leave out months and years of which the ledger knows the day."""
    vaguer = {
        name for name, value in plan.values.items()
        if isinstance(value, RoughDate) and (day := there.get(name)) and value.covers(day)
    }  # fmt: skip
    if not vaguer:
        return plan
    left = {name: value for name, value in plan.values.items() if name not in vaguer}
    return plan._replace(values=left)


def _joined(there: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """Return the remarks of a record with those of a row behind them, each once."""
    before, words = there.get(REMARKS) or "", str(values[REMARKS])
    return before if words in before else "；".join(filter(None, (before, words)))


def known_of(ledger: Ledger, record_type: RecordType) -> Known:
    """Read the whole register once, in the form in which rows are compared with it.

    Only columns and titles of links are read: child rows and computed values cost too much here.
    """
    known = Known(record_type)
    names = tuple(one.name for one in record_type.columns)
    for record in ledger.find(record_type.name, Query(fields=names)):
        known.add(known.entry(record.id, record))
    return known


def compare_checked(
    record_type: RecordType, rows: Sequence[Reading], computed: Mapping[str, Sequence[Any]]
) -> dict[int, dict[str, str]]:
    """Return doubts where a sheet's own count (an age) is out of step with the rest of it.

    An old sheet has every age too low by the same years: the usual difference is taken as its
    date, and only rows that differ from it by more than one are named.
    """
    doubts: dict[int, dict[str, str]] = {}
    for name, results in computed.items():
        gaps = {
            place: result - row.checked[name]
            for place, (row, result) in enumerate(zip(rows, results, strict=True))
            if result is not None and isinstance(row.checked.get(name), int)
        }
        if not gaps:
            continue
        usual = sorted(gaps.values())[len(gaps) // 2]
        label = record_type.by_name[name].label
        for place, gap in gaps.items():
            if abs(gap - usual) > 1:
                row = rows[place]
                said = f"表里写 {row.checked[name]}，算出来是 {results[place]}"
                doubts.setdefault(row.number, {})[name] = f"{label}{said}，请看看证件号或出生日期"
    return doubts
