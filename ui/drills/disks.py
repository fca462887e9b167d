"""Disks to drill on: a small one, a stick with a file system of its own, a folder far away.

Each needs root and programs that not every computer has; where it cannot be had, None is given and
the drill says so.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

_STICK = 96 << 20  #: bytes
_FORMATS = (("exfat", "mkfs.exfat", "mount.exfat-fuse"), ("ext4", "mkfs.ext4", "mount"))
_SERVERS = ("/usr/lib/openssh/sftp-server", "/usr/lib/ssh/sftp-server")
_PATIENCE = 5.0  #: seconds until a far folder stands


@contextmanager
def small(folder: Path, size: int) -> Iterator[Path | None]:
    """Mount a file system in memory that holds so many bytes and no more."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    with _mounted(folder, done=not os.geteuid() and _does(command)) as made:
        yield made


@contextmanager
def stick(folder: Path) -> Iterator[tuple[Path, str] | None]:
    """Mount a stick of a file's bytes; gives where it is and its file system's name."""
    folder.mkdir()
    with ExitStack() as stack:
        yield next(filter(None, (_formatted(folder, *one, stack) for one in _FORMATS)), None)


def _formatted(
    folder: Path, name: str, make: str, mount: str, stack: ExitStack
) -> tuple[Path, str] | None:
    image = folder / f"{name}.img"
    place = folder / name
    if os.geteuid() or not (shutil.which(make) and shutil.which(mount)):
        return None
    with image.open("wb") as file:
        file.truncate(_STICK)
    command = ["losetup", "-f", "--show", str(image)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    device = said.stdout.strip()
    if said.returncode or not _does([make, device]):
        return None
    stack.callback(_does, ["losetup", "-d", device])
    place.mkdir()
    made = stack.enter_context(_mounted(place, done=_does([mount, device, str(place)])))
    return (made, name) if made else None


@contextmanager
def far(folder: Path) -> Iterator[tuple[Path, Path, Path] | None]:
    """Reach one folder over the network from two sides that know nothing of each other's locks.

    Gives the folder itself and both ways to it.
    """
    folder.mkdir()
    home = folder / "home"
    home.mkdir()
    server = next((one for one in _SERVERS if Path(one).is_file()), "")
    if os.geteuid() or not server or not shutil.which("sshfs"):
        yield None
        return
    with ExitStack() as stack:
        sides = [stack.enter_context(_side(folder / name, home, server)) for name in "ab"]
        first, second = sides
        yield (home, first, second) if first and second else None


@contextmanager
def _side(place: Path, home: Path, server: str) -> Iterator[Path | None]:
    place.mkdir()
    here, there = socket.socketpair()
    serving = subprocess.Popen([server], stdin=there.fileno(), stdout=there.fileno())  # noqa: S603 - one of ours
    command = ["sshfs", "-f", "-o", "passive", f":{home}", str(place)]
    mounting = subprocess.Popen(command, stdin=here.fileno(), stdout=here.fileno())  # noqa: S603
    until = time.monotonic() + _PATIENCE
    while not place.is_mount() and mounting.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    try:
        with _mounted(place, done=place.is_mount()) as made:
            yield made
    finally:
        for process in (mounting, serving):
            process.kill()
            process.wait()
        here.close()
        there.close()


@contextmanager
def _mounted(place: Path, *, done: bool) -> Iterator[Path | None]:
    try:
        yield place if done else None
    finally:
        if done and not _does(["umount", str(place)]):
            _does(["umount", "-l", str(place)])


def _does(command: list[str]) -> bool:
    try:
        return not subprocess.run(command, capture_output=True, check=False).returncode  # noqa: S603
    except OSError:
        return False
