"""Where a finding leads: to its record, or to a new one that is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.ledger import Ledger
from models.record import Finding


def way_to(finding: Finding, ledger: Ledger) -> tuple[str, Mapping[str, Any]]:
    """Return the place of the window and its arguments."""
    if not finding.id:
        return "new", {"type": finding.type, "given": dict(finding.given or {})}
    group = ledger.type(finding.type).group
    return "group", {"group": group, "type": finding.type, "id": finding.id}
