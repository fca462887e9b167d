"""What becomes of a person who is in the ledger already and looks different in the sheet."""

from __future__ import annotations

from typing import Literal

Policy = Literal["take", "empty-only", "skip-changed"]
POLICIES: tuple[Policy, ...] = ("take", "empty-only", "skip-changed")
