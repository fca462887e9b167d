"""What a process bounds itself by before it opens a file that came from anywhere."""

from __future__ import annotations

import sys
import time

LENGTH = 8  #: bytes that say how long the next thing is that a process wrote


def limit(megabytes: int, seconds: int | None = None) -> None:
    """Bound memory and processor time; Windows has no such call, there only the clock counts.

    Without `seconds` the time is bound by `allow`, for each thing that is done.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def allow(seconds: int) -> None:
    """Bound the processor time from now on, of a process that does one thing after another."""
    if sys.platform == "win32":
        return
    import resource

    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = int(time.process_time()) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, most))
