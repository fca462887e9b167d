"""A report, declared: `Report`; and where they are found.

One file in `exporters/reports/` binds REPORT; nothing else need be touched.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache
from typing import Any

from exporters.document import Document
from models.errors import Invalid, NotFound, UserError
from models.field import Field
from models.groups import Group
from models.kinds_links import Link
from models.ledger import Ledger
from models.linking import resolve
from models.periods import Period
from models.privacy import Audience
from models.view import View

Params = Mapping[str, Any]
PERIODS = ("", "month", "quarter", "year")
FORMATS = ("pdf", "xlsx", "txt")
_BRACKETS = str.maketrans("[]【】［］", "〔〕〔〕〔〕")


@dataclass(frozen=True)
class Report:
    """A paper that can be made.

    Attributes:
        name: identifier, as in commands.
        label: what people read.
        build: (view, params) -> document; the view carries the period.
        group: where it stands, as the registers do; `order` inside it.
        audience: for whom it is made; decides which columns it has.
        about: one sentence on what it is for.
        params: what is asked before it is made; Fields, so a form and a command can ask.
        period: the usual period, "month", "quarter" or "year"; "" when it shows how things are.
        of: registers whose book it is, where its name does not say so (resident_register).
        formats: suffixes that make sense, the usual one first.
    """

    name: str
    label: str
    build: Callable[[View, Params], Document]
    _: KW_ONLY
    group: Group
    audience: Audience
    order: int = 100
    about: str = ""
    params: tuple[Field[Any], ...] = ()
    period: str = ""
    of: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS

    @property
    def id(self) -> str:
        """The name, as commands call it."""
        return self.name

    def usual_period(self, day: dt.date) -> Period | None:
        """Return the period around a day that this paper is usually made for."""
        return Period.containing(self.period, day) if self.period else None


@lru_cache
def reports() -> tuple[Report, ...]:
    """Return all reports in the order of the left column."""
    from exporters import reports as folder

    found: list[Report] = [
        importlib.import_module(f"{folder.__name__}.{module.name}").REPORT
        for module in pkgutil.iter_modules(folder.__path__)
    ]
    groups = list(Group)
    found.sort(key=lambda one: (groups.index(one.group), one.order, one.name))
    return tuple(found)


def book_of(register: str) -> Report | None:
    """Return the paper that is the book of a register: 打印台账."""
    own = f"{register}_register"
    return next((one for one in reports() if register in one.of or one.name == own), None)


def report(name: str) -> Report:
    """Find a report by name or Chinese label.

    Raises:
        NotFound: there is none; the sentence lists those there are.
    """
    for one in reports():
        if name in {one.name, one.label}:
            return one
    labels = "、".join(one.label for one in reports())
    raise NotFound(f"没有“{name}”这种材料。", f"能出的有：{labels}。")


def parse_params(one: Report, ledger: Ledger, texts: Mapping[str, str]) -> dict[str, Any]:
    """Understand parameters that were typed: name or Chinese label -> text.

    A link is found by what names its record, or by the record's id. What is not given takes its
    default.

    Raises:
        NotFound: the report has no such parameter, or the ledger no such record.
        UserError: a text cannot be understood, or a required one is missing.
    """
    given = {_param(one, name).name: text for name, text in texts.items()}
    values: dict[str, Any] = {}
    for field in one.params:
        value = _parse(field, ledger, given.get(field.name, ""))
        if value is None and field.default:
            value = field.default(ledger.as_of())
        if value is None and field.required:
            raise UserError(
                f"出“{one.label}”要先说明{field.label}。", f"请加上 {field.label}=…{_for(field)}"
            )
        if said := field.check(value):
            raise UserError(f"{field.label}：{said[0]}。")
        values[field.name] = value
    return values


def _for(field: Field[Any]) -> str:
    return f"，例如 {field.label}={field.example}。" if field.example else "。"


def _param(one: Report, name: str) -> Field[Any]:
    for field in one.params:
        if name in {field.name, field.label, *field.aliases}:
            return field
    labels = "、".join(field.label for field in one.params)
    action = f"可以写的有：{labels}。" if labels else "这份材料不用另外说明什么。"
    raise NotFound(f"“{one.label}”没有“{name}”这一项。", action)


def _parse(field: Field[Any], ledger: Ledger, text: str) -> Any:  # noqa: ANN401 - any kind
    try:
        value = field.parse(text)
    except Invalid as error:
        raise UserError(f"{field.label}：{error}。") from None
    if isinstance(field, Link) and value is not None:
        words = value.title.translate(_BRACKETS)
        if words.isascii() and words.isdigit():
            target = ledger.get(field.to, int(words))
            return type(value)(target.id, str(target[ledger.type(field.to).title]))
        return resolve(ledger, field, words)
    return value


def faults() -> list[str]:
    """Return what is wrong with the declarations of the reports."""
    return [f"{one.name}: {fault}" for one in reports() for fault in _faults_of(one)]


def _faults_of(one: Report) -> Iterator[str]:
    if not one.name.isidentifier():
        yield "the name is no identifier"
    if one.period not in PERIODS:
        yield f"period {one.period} is none of {PERIODS}"
    if not one.formats or set(one.formats) - set(FORMATS):
        yield f"formats {one.formats} are not among {FORMATS}"
    names = [field.name for field in one.params] + [field.label for field in one.params]
    if len(set(names)) != len(names):
        yield "two parameters have one name or label"
    if sum(one.label == other.label for other in reports()) > 1:
        yield f"label {one.label} twice"
