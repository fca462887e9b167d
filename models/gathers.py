"""How the rows of a sheet form records for which the sheet has no column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from models.frozen import frozen


@frozen(kw_only=True)
class Gathering:
    """Rows of one household, told by the column of its head or by 与户主关系.

    Attributes:
        link: the making link that is filled.
        by: the computed field of the linked register whose value repeats in the rows (户主).
        first: (field, value) of the record that begins a new one.
        prefix: values of that record -> how the title begins; a number follows.
    """

    link: str
    by: str
    first: tuple[str, Any]
    prefix: Callable[[Mapping[str, Any]], str]
