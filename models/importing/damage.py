"""ID numbers that a sheet, a mask or a slip damaged: what is left of them, what was meant."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from models.field import Cell, Field
from models.identity import birthday_of, check_digit_fails

LOST = 1e15  #: from here on a number in a sheet has lost digits
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d{2}", re.IGNORECASE)
_OLDEST = 150  #: years; nobody who is older was meant
_KEPT = 15  #: digits that a sheet keeps of a number


def digits_left(number: str, cell: Cell) -> str | None:
    """Return what is left of an ID number that Excel or a mask damaged; None when it is whole.

    A number that came out of a number cell has lost its end even where the check digit fits.
    """
    if isinstance(cell, int | float) and abs(cell) >= LOST:
        return number[:_KEPT]
    if _SCIENTIFIC.fullmatch(number):
        return re.sub(r"\D", "", number.upper().partition("E")[0])
    masked = re.match(r"\d*(?=\*|X+[\dX])", number)
    if masked:
        return masked[0]
    if len(number) == 18 and number.endswith("000") and check_digit_fails(number):  # noqa: PLR2004
        return number[:_KEPT]
    return None


def slips(number: str, today: dt.date) -> list[tuple[int, str]]:
    """Return each place where two digits side by side may have changed places, and what was meant.

    The place is that of the first digit, from 1. Empty where the check digit fits.
    """
    if len(number) != 18 or not number[:17].isdigit() or not check_digit_fails(number):  # noqa: PLR2004
        return []
    found = []
    for at in range(16):
        if number[at] == number[at + 1]:
            continue
        right = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        born = birthday_of(right)
        lives = born is not None and born <= today and today.year - born.year < _OLDEST
        if lives and not check_digit_fails(right):
            found.append((at + 1, right))
    return found


def about_damage(one: Field[Any], number: str, cell: Cell, today: dt.date) -> str:
    """Say how a number was damaged and what would be right."""
    if isinstance(cell, int | float):
        return "末尾是 000：表格软件只记 15 位，后 3 位丢了，请对着证件补全"
    if re.match(r"\d*X+[\dX]", number):
        return "是遮住的号，请对着证件填全"
    said = one.doubts(number, today)
    return said[0] if said else "号码不完整，请对着证件补全"
