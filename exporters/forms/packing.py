"""The changed parts back into the package, every other part as it was, and the proof of it."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exporters.forms.fidelity import Fidelity, prove
from exporters.forms.moving import calculating, moved_parts
from exporters.forms.references import Growth, areas_in
from exporters.forms.results import result_of
from exporters.forms.sheet_text import Changes, SheetText
from models.forms.face.markup import parse
from models.forms.face.package import BOOK, Package, SheetPart
from models.forms.face.places import LAST_COLUMN, Area
from models.sheets.undisturbed import undisturbed

_MOST = 2000  #: formulas worked out here; more are for the program that opens the form
#: whole columns or rows: C:C, $3:$4
_WHOLE = r"(?<![A-Z0-9$])(?:\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)(?![A-Z0-9(])"
_ENCODING = re.compile(r"^(<\?xml[^>]*encoding=)([\"'])[\w-]+\2")


@dataclass(frozen=True)
class Filled:
    """The filled form as bytes, and the proof that nothing else was touched."""

    data: bytes
    fidelity: Fidelity


def pack(package: Package, wanted: Mapping[str, Sequence[Changes]]) -> Filled:
    """Return the form with its sheets changed, by their names.

    A sheet with several tables is changed from the lowest up, so that rows added to one move
    what is filled already.

    Raises:
        Unfaithful: something else came out changed: a bug.
    """
    before = package
    data = b""
    with undisturbed():
        for changes in _rounds(wanted):
            data = _packed(before, changes)
            before = Package.of(data, package.name)
    if not data:
        data = _zipped(package, {})
    changed = tuple(one.filename for one in package.infos
                    if before.bytes[one.filename] != package.bytes[one.filename]
                    ) if before is not package else ()  # fmt: skip
    return Filled(data, Fidelity(len(package.infos), len(package.infos) - len(changed), changed))


def _rounds(wanted: Mapping[str, Sequence[Changes]]) -> Iterator[dict[str, Changes]]:
    """Yield what is changed at once: tables that do not grow, or one that does; the lowest first.

    A table that grows moves what other sheets and names say of it, so nothing else changes then.
    """
    left = {name: [one for one in all_ if one.cells or one.growth]
            for name, all_ in wanted.items()}  # fmt: skip
    while left := {name: all_ for name, all_ in left.items() if all_}:
        still = {name: all_.pop() for name, all_ in left.items() if not all_[-1].growth}
        if not still:
            name = next(iter(left))
            still = {name: left[name].pop()}
        yield still


def _packed(package: Package, wanted: Mapping[str, Changes]) -> bytes:
    parts: dict[str, str] = {}
    changes: dict[str, Changes] = {}
    others: set[str] = set()
    calculates = False
    roundabout = _roundabout(package)
    for part in package.sheets:
        change = wanted.get(part.name)
        if change is None:
            continue
        moved = parts.get(part.path)
        root = parse(moved) if moved else package.root(part.path)
        sheet = SheetText(root, part.name, package.first_day)
        change.stale = dict.fromkeys(_stale(sheet, wanted, roundabout))
        _work_out(sheet, change)
        calculates = calculates or bool(sheet.formulas) or _has_formulas(package, part)
        parts[part.path] = sheet.changed(change)
        changes[part.path] = change
        if change.growth:
            for name, text in moved_parts(package, part, change.growth).items():
                parts[name] = text
                others.add(name)
    for part in package.sheets:
        if part.path in changes:
            continue
        change = _elsewhere(package, part, parts, wanted, roundabout)
        if change and part.path not in others:
            changes[part.path] = change
    if calculates:
        parts[BOOK] = calculating(package, parts.get(BOOK))
        others.add(BOOK)
    data = _zipped(package, parts)
    prove(package, data, changes, others)
    return data


def _has_formulas(package: Package, part: SheetPart) -> bool:
    """Say whether another sheet calculates with this one."""
    return any(b"<f" in package.bytes[package.real(one.path)] or
               b":f>" in package.bytes[package.real(one.path)]
               for one in package.sheets if one is not part)  # fmt: skip


def _elsewhere(
    package: Package, part: SheetPart, parts: dict[str, str], wanted: Mapping[str, Changes],
    roundabout: re.Pattern[str],
) -> Changes | None:  # fmt: skip
    """Take the results off a sheet in which nothing is written but that looks at those written."""
    raw = package.bytes[package.real(part.path)]
    if b"<f" not in raw and b":f>" not in raw:
        return None
    moved = parts.get(part.path)
    sheet = SheetText(parse(moved) if moved else package.root(part.path), part.name,
                      package.first_day)  # fmt: skip
    change = Changes(stale=dict.fromkeys(_stale(sheet, wanted, roundabout)))
    if not change.stale:
        return None
    parts[part.path] = sheet.changed(change)
    return change


def _roundabout(package: Package) -> re.Pattern[str]:
    """Return what a formula says that looks at cells without naming them, wherever they are."""
    names = (one.get("name") for one in package.root(BOOK).all("definedName"))
    own = (rf"(?<!\w){re.escape(one)}(?!\w)" for one in names if not one.startswith("_xlnm"))
    return re.compile("|".join((r"\w\[", r"INDIRECT\(", r"OFFSET\(", _WHOLE, *own)))


def _stale(
    sheet: SheetText, wanted: Mapping[str, Changes], roundabout: re.Pattern[str]
) -> set[tuple[int, int]]:
    """Return the formulas that look at a changed cell of any sheet, or at one that does."""
    formulas = {at: [(name or sheet.name, area) for name, area in areas_in(text)]
                for at, text in sheet.formulas.items()}  # fmt: skip
    grown = {name: one.growth for name, one in wanted.items() if one.growth}
    touched = {name: {*one.cells, *one.stale} for name, one in wanted.items()}
    first = {at for at, text in sheet.formulas.items() if roundabout.search(text)}
    stale = set(first)
    if first:
        touched[sheet.name] = touched.get(sheet.name, set()) | first
    while True:
        more = {
            at for at, areas in formulas.items()
            if at not in stale and any(
                (name in grown and _grows(area, grown[name], own=name == sheet.name))
                or any(area.holds(*cell) for cell in touched.get(name, ()))
                for name, area in areas
            )
        }  # fmt: skip
        if not more:
            return stale
        stale |= more
        touched, grown = {sheet.name: more}, {}


def _grows(area: Area, growth: Growth, *, own: bool) -> bool:
    """Say whether rows are added within an area; other sheets' formulas have moved already."""
    if not own:
        return area.bottom >= growth.first
    return area.bottom >= growth.last >= area.top or any(
        area.top <= after <= area.bottom for after, _ in growth.inside
    )


def _work_out(sheet: SheetText, change: Changes) -> None:
    """Work out the simple ones among the formulas whose results no longer hold."""
    asked = dict(_asked(sheet, change))
    columns = {column for text in asked.values() for _, area in areas_in(text)
               for column in range(area.left, min(area.right, LAST_COLUMN) + 1)}  # fmt: skip
    numbers = sheet.numbers(change, columns) if asked else {}
    numbers |= dict.fromkeys(asked)
    left = sorted(asked)
    while True:
        for at in left:  # those above first: a running sum looks at the row before
            numbers[at] = result_of(asked[at], numbers)
        still = [at for at in left if numbers[at] is None]
        if not still or len(still) == len(left):
            break
        left = still
    known = {at: one for at in asked if isinstance(one := numbers[at], Decimal)}
    grown = change.growth
    for row, column in change.stale:
        stands = grown.row(row) if grown else row
        change.stale[row, column] = known.pop((stands, column), None)
    change.worked = known


def _asked(sheet: SheetText, change: Changes) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the formulas to be worked out, as they will read and where they will stand."""
    grown, more = change.growth, sheet.new_formulas(change)
    many = len(change.stale) + len(more) > _MOST
    for row, column in change.stale:
        text = sheet.formulas[row, column]
        inside = grown is not None and grown.first <= row <= grown.last
        if grown:
            text = grown.formula(text, own=True, sheet=sheet.name, grows=not inside, at=row)
        if not many or text.upper().startswith("SUM("):
            yield (grown.row(row) if grown else row, column), text
    if not many:
        yield from more.items()


def _zipped(package: Package, parts: Mapping[str, str]) -> bytes:
    changed = {package.real(name): text for name, text in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in package.infos:
            held = package.bytes[one.filename]
            data = _encoded(changed[one.filename], held) if one.filename in changed else held
            archive.writestr(_like(one), data)
    return made.getvalue()


def _like(one: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(one.filename, one.date_time)
    made.compress_type = one.compress_type
    made.external_attr, made.create_system = one.external_attr, one.create_system
    return made


def _encoded(text: str, before: bytes) -> bytes:
    """Return a part as bytes: UTF-8, as it says in its first line."""
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    return mark + _ENCODING.sub(r"\1\2UTF-8\2", text).encode("utf-8")
