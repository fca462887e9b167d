"""Something wrong with the file, in words, and how it is mended if it can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from models.frozen import frozen

if TYPE_CHECKING:
    from models.act import Act
    from models.ledger import Ledger

Mend = Callable[["Ledger", "Act"], str]


@frozen()
class Fault:
    """What is wrong: a sentence with its count, what to do about it, and the repair if any."""

    sentence: str
    action: str
    mend: Mend | None = None
