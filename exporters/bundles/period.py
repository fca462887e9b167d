"""全部材料 of a period: every paper there is for it, each for its own span of time.

A paper that is made by the month comes once for each month of a quarter; one that is made of a
record (minutes, a notice that was posted) once for each record of the period. A period without
entries gives a paper that says so. What hangs on the wall as things are is in every period; the
books of how things are (rosters, assets) are looked through once a year, so they come with a year,
and one that holds nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from exporters.bundles.bundle import Bundle, Sheet
from exporters.bundles.lacks import lacks_in
from exporters.document import file_stem
from exporters.report import Params, Report, reports, usual
from models.periods import Period
from models.privacy import Audience
from models.view import View

#: what hangs on the wall first, then what goes up, then what stays
_ORDER = (Audience.NOTICE_BOARD, Audience.TOWNSHIP, Audience.OFFICE, Audience.SCREEN,
          Audience.RECEIVER)  # fmt: skip
_LENGTHS = {"": 0, "month": 1, "quarter": 3, "year": 12}


def period_bundle(view: View, period: Period) -> Bundle:
    """Return everything of a period."""
    papers = [one for one in reports() if one.folder is None]
    papers.sort(key=lambda one: _ORDER.index(one.audience))
    sheets = tuple(sheet for one in papers for sheet in sheets_of(view, one, period))
    village = view.village["name"]
    return Bundle(
        f"{village}{period}全部材料",
        subtitle=f"期间：{period}",
        name=file_stem(f"{village}{period}全部材料"),
        sheets=sheets,
        lacks=tuple(lacks_in(view, period, dated_registers(view))),
    )


def dated_registers(view: View) -> list[str]:
    """Return the registers, once each, of which papers of a period are made."""
    found = [
        name for one in reports() if one.folder is None and one.period for name in one.registers
        if name in view.ledger.types and view.type(name).dated
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def sheets_of(view: View, one: Report, period: Period) -> Iterator[Sheet]:
    """Yield one report's papers of a period."""
    stands = not one.period and one.each is None
    if stands and one.audience is not Audience.NOTICE_BOARD and period.kind != "year":
        return
    for part in _parts(one, period, view):
        inner = View(view.ledger, part)
        for params in _asked(one, inner):
            own = View(view.ledger, part if one.period else None)
            yield Sheet(
                one.label,
                part=one.audience.value,
                source=_source(one, part, params, view),
                make=partial(one.build, own, params),
                formats=one.formats[:1] if "pdf" in one.formats[:1] else one.formats[:2],
                stands=stands,
            )


def _parts(one: Report, period: Period, view: View) -> list[Period]:
    """Return the spans for which a paper is made; what has not begun yet is not told of."""
    if not one.period or _LENGTHS[one.period] >= _LENGTHS[period.kind]:
        return [period]
    found, part = [], Period.containing(one.period, period.first)
    while part.first <= min(period.last, view.today):
        found.append(part)
        part = part.next()
    return found or [period]


def _asked(one: Report, view: View) -> list[Params]:
    if one.each:
        return list(one.each(view))
    params = usual(one, view)
    return [] if params is None else [params]


def _source(one: Report, part: Period, params: Params, view: View) -> str:
    """Say of which time and of what a paper is."""
    said = [str(part)] if one.period else []
    if one.each:
        shown = (field.show(params.get(field.name)) for field in one.params)
        said += [text for text in shown if text]
    return "，".join(said) or f"截至{view.today.month}月{view.today.day}日"
