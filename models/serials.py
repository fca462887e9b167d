"""Numbers in a series: which of those given out are nowhere in the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from models.pattern import pattern
from models.record import Record

_SERIAL = pattern(r"(.*?)(\d{1,9})(\D*)")


def gaps(records: Sequence[Record], field: str) -> list[tuple[Record, str]]:
    """Return each record before whose number some are missing, and which: 第3号、第5到8号.

    Numbers that differ only in their last figure are a series; a series begins with 1.
    """
    series: dict[tuple[str, str], dict[int, Record]] = defaultdict(dict)
    for one in records:
        if found := _SERIAL.fullmatch(one[field] or ""):
            series[found[1], found[3]][int(found[2])] = one
    result = []
    for found_in in series.values():
        last = 0
        for number in sorted(found_in):
            if number - last == 2:  # noqa: PLR2004 - one is missing
                result.append((found_in[number], f"第{last + 1}号"))
            elif number - last > 1:
                result.append((found_in[number], f"第{last + 1}到{number - 1}号"))
            last = number
    return result
