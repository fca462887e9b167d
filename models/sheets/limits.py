"""What a process bounds itself by before it opens a file that came from anywhere."""

from __future__ import annotations

import sys


def limit(megabytes: int, seconds: int) -> None:
    """Bound memory and processor time; Windows has no such call, there only the clock counts."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
