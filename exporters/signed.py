"""Who signs a notice, and whose seals stand on it, by the kind of affairs it makes public.

The village's affairs and money: the committee and those who supervise it, both with their seals.
The Party's: its own body alone; the committee does not speak for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from models.letterhead import branch_of, committee_of, supervisors_of

PARTY = "党务"


class Signed(NamedTuple):
    """Who signs by hand, and the bodies whose seals stand below; the one that issues it first."""

    roles: tuple[str, ...]
    seals: tuple[str, ...]


def signed_for(village: Mapping[str, Any], affairs_kind: object) -> Signed:
    """Return who answers for what is made public of a kind of affairs."""
    if affairs_kind == PARTY:
        return Signed(("村党组织书记",), (branch_of(village),))
    return Signed(
        ("村委会主任", "村务监督委员会主任"), (committee_of(village), supervisors_of(village))
    )
