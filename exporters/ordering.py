"""The order in which people expect numbers inside words: 2组 before 10组, 03-9 before 03-10."""

from __future__ import annotations

import re

Place = tuple[tuple[int, int, str], ...]


def counting_up(text: str) -> Place:
    """Return a key to sort by; an empty text comes last."""
    parts = tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in re.split(r"(\d+)", text) if part
    )  # fmt: skip
    return parts or ((2, 0, ""),)
