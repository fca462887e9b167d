"""What a drill is, and what it found."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_TOLD = 20  #: failures told one by one


@dataclass
class Found:
    """What a drill found: how often the law was put to the test, and where it did not hold."""

    count: int = 0
    broken: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    until: float = math.inf  #: by the monotonic clock

    def rounds(self, count: int) -> Iterator[int]:
        """Count rounds until there were so many or the time is over."""
        for number in range(count):
            if self.is_over():
                return
            yield number

    def is_over(self) -> bool:
        """Say whether the time is over."""
        if over := time.monotonic() > self.until:
            self.facts["stopped_by_time"] = True
        return over

    def held(self, happened: str = "") -> None:
        """Count one time; `happened` is counted by its words."""
        self.count += 1
        if happened:
            ways = self.facts.setdefault("happened", {})
            ways[happened] = ways.get(happened, 0) + 1

    def broke(self, words: str) -> None:
        """Count one time at which the law did not hold."""
        self.count += 1
        self.broken.append(words)

    def as_json(self) -> dict[str, Any]:
        """Return it for --json."""
        return {
            "count": self.count,
            "broken": len(self.broken),
            "told": self.broken[:_TOLD],
            "seconds": round(self.seconds, 1),
            **self.facts,
        }


@dataclass(frozen=True)
class Drill:
    """A drill: `law` in one sentence; `count` and `short` are how often, usually and in CI.

    `in_memory` says that nothing hangs on a disk's own pace, so that memory serves as disk.
    """

    name: str
    label: str
    law: str
    count: int
    short: int
    run: Callable[[Found, Path, int, int], None]
    in_memory: bool = False

    def carry_out(self, folder: Path, count: int, seed: int, most: float = math.inf) -> Found:
        """Run it in an empty folder, for so many seconds at most."""
        began = time.monotonic()
        found = Found(until=began + most)
        self.run(found, folder, count, seed)
        found.seconds = time.monotonic() - began
        return found
