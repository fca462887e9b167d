"""When Python looks for garbage: in a minute without work, not while a page is opened.

Made pages and records are hundreds of thousands of objects; to look at all of them takes up to
half a second, and Python would do it in the middle of whatever makes many new ones.
"""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 500_000, 10, 100
"""How many new objects, and how many looks at the younger ones, bring on the next wider look."""


def begin() -> None:
    """Let Python collect again, seldom; what was made so far stays for good."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    gc.enable()


class Broom:
    """Sweeps once after each spell of work, in the first minute without any."""

    def __init__(self) -> None:
        self._worked = self._untidy = False

    def work(self) -> None:
        """Note that a page was opened or something was stored."""
        self._worked = self._untidy = True

    def tick(self) -> None:
        """Say that a minute has gone by."""
        if self._untidy and not self._worked:
            gc.collect()
            self._untidy = False
        self._worked = False
