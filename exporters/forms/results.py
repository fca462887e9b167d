"""Results of simple sums, so that a filled form shows them before anybody calculates it.

Only SUM over plain areas of the same sheet is understood; everything else is left to the
program that opens the form, which is told to calculate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from models.forms.places import area_of

_SUM = re.compile(r"\s*SUM\(([$A-Z0-9:,]+)\)\s*")
Numbers = Mapping[tuple[int, int], Decimal | None]


def number_of(text: str) -> Decimal | None:
    """Return a number as a sheet writes it; None for what is none."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def sum_of(formula: str, numbers: Numbers) -> Decimal | None:
    """Return what a sum comes to; None when it is no plain sum.

    `numbers` are the cells of the sheet that hold something numeric; None marks a formula whose
    result is not known.
    """
    found = _SUM.fullmatch(formula.upper())
    if not found:
        return None
    total = Decimal(0)
    for part in found[1].split(","):
        try:
            area = area_of(part)
        except ValueError:
            return None
        for at, number in numbers.items():
            if area.holds(*at):
                if number is None:
                    return None
                total += number
    return total
