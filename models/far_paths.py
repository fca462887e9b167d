"""Folders that other computers reach too: there the system's locks do not hold for everybody.

Two computers that write one ledger at once would spoil it, and the locks of many file servers are
only told to the computer that takes them. So a ledger is not written there at all.
"""

from __future__ import annotations

import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
#: kinds of file system whose files lie on another computer
_FAR = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "davfs",
        "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs",
        "fuse.smbnetfs", "fuse.curlftpfs",
    }
)  # fmt: skip
_REMOTE = 4  #: what Windows calls a drive of another computer


def is_far(path: Path) -> bool:
    """Say whether a file lies on another computer; where that cannot be told it is near."""
    try:
        real = path.resolve()
        return _is_far_on_windows(real) if sys.platform == "win32" else _is_far(real)
    except (OSError, ValueError):
        return False


def _is_far(real: Path) -> bool:
    return kind_of(real, _MOUNTS.read_text(encoding="utf-8", errors="replace")) in _FAR


def kind_of(real: Path, mounts: str) -> str:
    """Return the kind of file system on which a path lies, by the system's list of mounts."""
    kind, deepest = "", -1
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:  # noqa: PLR2004 - what, where, which kind
            continue
        place = Path(_plain(words[1]))
        depth = len(place.parts)
        if depth >= deepest and real.is_relative_to(place):  # the last of the same place is on top
            kind, deepest = words[2], depth
    return kind


def _plain(text: str) -> str:
    """Read a place as the list of mounts writes it: odd characters stand there as numbers."""
    return text.encode().decode("unicode_escape").encode("latin-1").decode(errors="replace")


def _is_far_on_windows(real: Path) -> bool:
    if real.drive.startswith("\\\\"):
        return True
    import ctypes

    # Only Windows has it, and only Windows comes here.
    kind = getattr(ctypes, "windll").kernel32.GetDriveTypeW(f"{real.drive}\\")  # noqa: B009
    return bool(kind == _REMOTE)
