"""The changed parts back into the package, every other part as it was, and the proof of it."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporters.forms.fidelity import Fidelity, prove
from exporters.forms.moving import calculating, moved_parts
from exporters.forms.references import areas_in
from exporters.forms.results import sum_of
from exporters.forms.sheet_text import Changes, SheetText
from models.forms.markup import parse
from models.forms.package import BOOK, Package, SheetPart
from models.forms.places import LAST_COLUMN
from models.sheets.undisturbed import undisturbed

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
    for part in package.sheets:
        change = wanted.get(part.name)
        if change is None:
            continue
        moved = parts.get(part.path)
        root = parse(moved) if moved else package.root(part.path)
        sheet = SheetText(root, part.name, package.first_day)
        change.stale = dict.fromkeys(_stale(sheet, change))
        _sum_up(sheet, change)
        calculates = calculates or bool(sheet.formulas) or _has_formulas(package, part)
        parts[part.path] = sheet.changed(change)
        changes[part.path] = change
        if change.growth:
            for name, text in moved_parts(package, part, change.growth).items():
                parts[name] = text
                others.add(name)
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


def _stale(sheet: SheetText, change: Changes) -> set[tuple[int, int]]:
    """Return the formulas that look at a changed cell, or at one whose formula does."""
    formulas = {at: [area for name, area in areas_in(text) if name in {None, sheet.name}]
                for at, text in sheet.formulas.items()}  # fmt: skip
    touched = set(change.cells)
    grown = change.growth
    stale: set[tuple[int, int]] = set()
    while True:
        more = {
            at for at, areas in formulas.items()
            if at not in stale and any(
                (grown is not None and area.bottom >= grown.last >= area.top)
                or any(area.holds(*cell) for cell in touched)
                for area in areas
            )
        }  # fmt: skip
        if not more:
            return stale
        stale |= more
        touched = more


def _sum_up(sheet: SheetText, change: Changes) -> None:
    """Work out the sums among the formulas whose results no longer hold."""
    formulas = sheet.formulas
    plain = {at: formulas[at] for at in change.stale if formulas[at].upper().startswith("SUM(")}
    columns = {column for text in plain.values() for _, area in areas_in(text)
               for column in range(area.left, min(area.right, LAST_COLUMN) + 1)}  # fmt: skip
    numbers = sheet.numbers(change, columns) if plain else {}
    for at, text in plain.items():
        grown = change.growth
        if grown:
            inside = grown.first <= at[0] <= grown.last
            text = grown.formula(text, own=True, sheet=sheet.name, grows=not inside)  # noqa: PLW2901
        change.stale[at] = sum_of(text, numbers)


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
