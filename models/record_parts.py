"""What a register's declaration is made of: sections, numbers, what follows, what is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from models.frozen import frozen
from models.rough_date import end_of

if TYPE_CHECKING:

    from models.query import Condition
    from models.record import Record
    from models.view import View

Values = Mapping[str, Any]
REQUIRED, HINT = "规定要求", "提示"


@frozen()
class InOrder:
    """A rule: what ends does not end before it began."""

    first: str
    last: str
    sentence: str

    def __call__(self, values: Values) -> Mapping[str, str]:
        """Return what is wrong, as every rule does."""
        began, ended = values.get(self.first), values.get(self.last)
        wrong = began and ended and end_of(ended) < began
        return {self.last: self.sentence} if wrong else {}


def in_order(first: str, last: str, sentence: str) -> InOrder:
    """Return the rule for two days, named by their fields."""
    return InOrder(first, last, sentence)


@frozen()
class Section:
    """A block of a form: a word between hairlines and the fields below it.

    What is filled in `later` is not asked when a record is new, unless it is required.
    """

    label: str
    fields: tuple[str, ...]
    hint: str = ""
    later: bool = False


@frozen(kw_only=True)
class Numbering:
    """A number given once: `pattern` uses {year} and {n}; one series for each year of `of`.

    With `by`, the code in that field chooses the pattern, and each code has a series of its own.
    A number that was given out is never used again: undo and removal void the record, they do
    not free its number. `void` are the values that void it.
    """

    field: str
    pattern: str | Mapping[str, str]
    of: str
    void: Mapping[str, Any]
    by: str = ""

    def series(self, values: Values, today: dt.date) -> tuple[str, str, int]:
        """Return the pattern, the key of the series, and the year for a record."""
        year = (values.get(self.of) or today).year
        if isinstance(self.pattern, str):
            return self.pattern, str(year), year
        first = next(iter(self.pattern))
        code = str(values.get(self.by))
        code = code if code in self.pattern else first
        return self.pattern[code], str(year) if code == first else f"{code}:{year}", year


@frozen(kw_only=True)
class Derived:
    """A field that takes its value from others.

    `function` gets the values and the ledger's day; None leaves the field as it is. With
    `only_if_empty` it is a first guess which a person may change, otherwise it cannot be typed. A
    guess that `falls` goes when there is nothing to guess from any more: what is taken up again
    has no day on which it ended.
    """

    field: str
    of: tuple[str, ...]
    function: Callable[[Values, dt.date], Any]
    only_if_empty: bool = False
    falls: bool = False


@frozen(kw_only=True)
class Written:
    """Fields that nobody types, e.g. the text of a paper: (values, view, old) -> what to write."""

    fields: tuple[str, ...]
    function: Callable[[Values, View, Record | None], Values]


@frozen(kw_only=True)
class Consequence:
    """Another record that a save writes in the same act.

    With `id` the record is changed, else it is new; `points_back` names its link to the record
    saved, `fills` names the own link that gets the new record.
    """

    type: str
    values: Values
    id: int | None = None
    points_back: str = ""
    fills: str = ""


@frozen(kw_only=True)
class Filter:
    """A quick filter above the list."""

    name: str
    label: str
    where: Callable[[dt.date], tuple[Condition, ...]]


@frozen()
class Event:
    """An entry of 记一件事: an everyday sentence; `part` tells apart registers that share it.

    `short` are the words of a small button, at most six.
    """

    sentence: str
    hint: str
    digit: int
    icon: str
    part: str = ""
    short: str = ""


class Said(NamedTuple):
    """What a doubt says of one record: at which field, and by which rule where it has its own.

    The record may be of another register: a batch finds what is odd in a line of its list. One
    without an id is missing: its values are what it would begin with.
    """

    record: Record
    sentence: str
    field: str = ""
    basis: str = ""
    title: str = ""


@frozen(kw_only=True)
class Doubt:
    """A rule of the check-up, declared once: what it is called, what it finds, what to do then.

    Attributes:
        name: with the register before it, the id by which it is known for ever.
        label: the rule in a few words, as it should be: 批准人和监印人分开.
        todo: what a person does about a finding.
        finds: (records, view) -> what it has to say; never a refusal.
        basis: 规定要求 or 提示 with the rule behind it, where that is no entry of a rule list.
        at_entry: it is also told beside the field while the record is written.
        needs: fields it looks at; () are all that are stored.
    """

    name: str
    label: str
    todo: str
    finds: Callable[[Sequence[Record], View], Iterable[Said]]
    basis: str = ""
    at_entry: bool = False
    needs: tuple[str, ...] = ()


@frozen(kw_only=True)
class Finding:
    """Something a check-up found in one record.

    Attributes:
        type: register of the record.
        id: the record; 0 where none is there yet, a new one begins with `given`.
        rule: id of the rule, `register.doubt`; `rule_label` are its words, `todo` what to do.
        basis: 规定要求 or 提示 with the rule behind it, "" where there is none.
    """

    type: str
    id: int
    title: str
    sentence: str
    field: str = ""
    basis: str = ""
    rule: str = ""
    rule_label: str = ""
    todo: str = ""
    given: Values | None = None

    @property
    def certainty(self) -> str:
        """规定要求 only where the rule was compared with its source, else 提示."""
        return REQUIRED if self.basis.startswith(f"{REQUIRED}：") else HINT


@frozen(kw_only=True)
class Obligation:
    """Something that must be done by a day; it stands in 今天要办 until its record says done.

    Attributes:
        type: the register that `verb` leads to.
        id: the record there; 0 opens a new one with `given`.
        on: the last day for it.
        title: what, in the words of the counter.
        sentence: why, or what to do.
        since: the first day on which it is shown; None: thirty days ahead.
    """

    type: str
    id: int = 0
    on: dt.date
    title: str
    sentence: str = ""
    verb: str = "去看看"
    given: Values | None = None
    since: dt.date | None = None
