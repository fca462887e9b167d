"""A report, declared: `Report`; and where they are found.

One file in `exporters/reports/` binds REPORT; nothing else need be touched.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from dataclasses import field as attribute
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from exporters.document import Document
from exporters.village_layout import as_the_village_does, layout_of, wanted
from models.errors import Invalid, NotFound, UserError
from models.field import Field
from models.groups import Group
from models.kinds_links import Link, Ref
from models.ledger import Ledger
from models.linking import resolve
from models.periods import Period
from models.privacy import Audience
from models.query import Query
from models.view import View

if TYPE_CHECKING:
    from exporters.bundles.bundle import Bundle

Params = Mapping[str, Any]
PERIODS = ("", "month", "quarter", "year")
FORMATS = ("pdf", "xlsx", "docx", "txt")
#: what is read and summed up; what people go on writing: notices, minutes, letters
SHEETS, WORDED = ("pdf", "xlsx", "txt"), ("pdf", "xlsx", "docx", "txt")
#: a certificate, a slip, a letter: nothing to sum up
TEXTS = ("pdf", "docx", "txt")
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
        reads: further registers whose check-up says what it still lacks.
        each: (view, with its period) -> what is asked, for every such paper of the period: the
            meetings of a quarter, the books that are kept; None: once, with what is usual.
        folder: it is the index of a folder of many papers, which this puts together.
        formats: suffixes that make sense, the usual one first; () takes what is usual for those
            it is made for: a notice can be gone on with in Word, a register in a sheet.
        built: the paper as the program makes it, before the village's own changes.
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
    reads: tuple[str, ...] = ()
    each: Callable[[View], Sequence[Params]] | None = None
    folder: Callable[[View, Params], Bundle] | None = None
    formats: tuple[str, ...] = ()
    built: Callable[[View, Params], Document] = attribute(init=False, repr=False)

    def __post_init__(self) -> None:
        if not self.formats:
            usual = WORDED if self.audience is Audience.NOTICE_BOARD else SHEETS
            object.__setattr__(self, "formats", usual)
        object.__setattr__(self, "built", self.build)
        if self.is_laid_out:
            object.__setattr__(self, "build", self._as_the_village_does)

    @property
    def is_laid_out(self) -> bool:
        """Whether the village may change how it looks; what one person got stays as it was."""
        return self.audience is not Audience.RECEIVER and self.folder is None

    def _as_the_village_does(self, view: View, params: Params) -> Document:
        entry = layout_of(view, self.name)
        if entry is None:
            return self.built(view, params)
        with wanted(view, self.register, entry):
            document = self.built(view, params)
        return as_the_village_does(view, entry, document)

    @property
    def register(self) -> str:
        """The register whose book it is, or "" where it is none's."""
        return self.of[0] if self.of else self.name.removesuffix("_register")

    @property
    def id(self) -> str:
        """The name, as commands call it."""
        return self.name

    @property
    def registers(self) -> tuple[str, ...]:
        """The registers whose check-up concerns it."""
        own = self.name.removesuffix("_register")
        return tuple(dict.fromkeys((*((own,) if own != self.name else ()), *self.of, *self.reads)))

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


def usual(one: Report, view: View) -> dict[str, Any] | None:
    """Return what is usually asked; None when a person must say something first."""
    values = {field.name: field.default(view) if field.default else None for field in one.params}
    asked = any(field.required and values[field.name] is None for field in one.params)
    return None if asked else values


def every(name: str, register: str, **more: Any) -> Callable[[View], Sequence[Params]]:  # noqa: ANN401
    """Return an `each`: the paper of every record of a register that lies in the period.

    Args:
        name: the parameter which asks for the record.
        register: where the records stand.
        more: what else is asked.
    """

    def found(view: View) -> Sequence[Params]:
        title = view.type(register).title
        query = Query(fields=(title,), order=_dated(view, register))
        records = view.find(register, query)
        shown = view.type(register).by_name[title].show
        return [{name: Ref(one.id, shown(one[title])), **more} for one in records]

    return found


def _dated(view: View, register: str) -> tuple[str, ...]:
    dated = view.type(register).dated
    return (dated,) if dated else ()


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
