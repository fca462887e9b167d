"""What a row of a sheet says, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from models.record import REMARKS


@dataclass(slots=True)
class Said:
    """By field name: what is said, what is wrong or odd; see `cells.Reading`."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    checked: dict[str, Any] = field(default_factory=dict)
    strangers: dict[str, str] = field(default_factory=dict)
    meant: dict[str, str] = field(default_factory=dict)

    def remark(self, of: str, words: str) -> None:
        """Add words to the remarks, with what they are of."""
        before = self.values.get(REMARKS)
        self.values[REMARKS] = f"{before}；{of}：{words}" if before else f"{of}：{words}"
