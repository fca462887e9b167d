"""A regular expression that is compiled when it is first used.

Compiling those of the kinds, the periods and the rest took a twentieth of a start, and a window
needs hardly any of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("fullmatch", "match", "search", "finditer", "findall", "split", "sub", "subn")


class _Pattern:
    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a method of the compiled one
        if name not in _METHODS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self.flags)
        self.__dict__.update({method: getattr(made, method) for method in _METHODS})
        return self.__dict__[name]


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression; one with a mistake in it is found out by its first use."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
