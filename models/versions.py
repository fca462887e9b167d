"""Versions of the program itself: a newer one taken in from a stick, and the way back.

The program that was installed first is never touched. A newer one lies whole in a folder of its
own below 版本, with its own environment; 用哪一版.json says which one is used. It is copied, every
file is read back and compared, it is tried, and only then the one line that chooses it is replaced
in a single step. Whatever happens on the way, the version of before is there and is used.

Nothing but Python's own library is needed: this runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from models.backup.files import copy_whole, settle, write_whole
from models.errors import CannotWrite, UserError

FOLDER = "版本"
_CHOICE = "用哪一版.json"
_LIST = "清单.json"
_HALF = ".没装完-"
#: what every version has; a folder without them is none
_NEEDED = ("main.py", "bootstrap.py", "requirements.lock", "setup.cfg", "models/ledger.py")
_LEFT = frozenset({FOLDER, ".git", ".venv", "__pycache__", ".pytest_cache", ".mypy_cache",
                   ".ruff_cache", ".hypothesis", _LIST})  # fmt: skip
_VERSION = re.compile(r"^version\s*=\s*(\S+)$", re.MULTILINE)


def chosen(root: Path) -> Path:
    """Return the folder of the version that is used: the first one when nothing else is chosen."""
    now, _ = _choice(root)
    home = root / FOLDER / now
    return home if now and (home / _LIST).is_file() else root


def take_in(source: Path, root: Path, tried: Callable[[Path], object]) -> Path:
    """Take in the version in a folder and use it from now on; returns where it lies.

    Args:
        source: the folder of the new version, on a stick.
        root: the folder of the version that was installed first.
        tried: installs the copy and tries it; what it raises ends all of it.

    Raises:
        UserError: it is no version of this program, or the one in use.
        CannotWrite: it cannot be read or written, or reads back differently.
    """
    if lacking := [one for one in _NEEDED if not (source / one).is_file()]:
        raise UserError(
            f"“{source.name}”里没有新版程序（缺 {lacking[0]}），没有升级。",
            "请选 U 盘上解开的程序文件夹。",
        )
    try:
        digests = {name: _digest(source / name) for name in _files(source)}
        name = _name(source, digests)
        if chosen(root).name == name:
            raise UserError("现在用的就是这一版，没有动。")
        home = _copied(source, root, name, digests, tried)
        before, _ = _choice(root)
        _choose(root, name, before)
        _sweep(root, {name, before})
    except OSError:
        raise CannotWrite(
            "新版没有装上，U 盘松了，或磁盘满了、写不进去。还是用原来的。", "清出空间再试一次。"
        ) from None
    return home


def go_back(root: Path) -> Path:
    """Use the version of before again; returns where it lies.

    Raises:
        UserError: there is none.
    """
    now, before = _choice(root)
    if not now:
        raise UserError("没有可以退回的上一版，没有动。")
    try:
        _choose(root, before, now)
    except OSError:
        raise CannotWrite("没有退回去，写不进去。", "请看看文件夹能不能写。") from None
    return chosen(root)


def is_whole(home: Path) -> bool:
    """Say whether every file of a version that was taken in is as it came."""
    try:
        said = json.loads((home / _LIST).read_text(encoding="utf-8"))
        return all(_digest(home / name) == digest for name, digest in said.items())
    except (OSError, ValueError, AttributeError):
        return False


def _copied(
    source: Path,
    root: Path,
    name: str,
    digests: dict[str, str],
    tried: Callable[[Path], object],
) -> Path:
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    home, half = folder / name, folder / f"{_HALF}{name}"
    if home.is_dir() and is_whole(home):
        tried(home)
        return home
    for one in (home, *folder.glob(f"{_HALF}*")):
        shutil.rmtree(one, ignore_errors=True)
    try:
        for each, digest in digests.items():
            target = half / each
            target.parent.mkdir(parents=True, exist_ok=True)
            if copy_whole(source / each, target) != digest:
                raise CannotWrite(
                    "新版拷过来读回来不一样，没有装。还是用原来的。", "请换一个 U 盘再拷一次。"
                )
        tried(half)
        write_whole(half / _LIST, json.dumps(digests, ensure_ascii=False, indent=0).encode())
        half.replace(home)
        settle(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return home


def _choice(root: Path) -> tuple[str, str]:
    """Return the names of the version in use and the one before; "" is the first one."""
    try:
        said = json.loads((root / FOLDER / _CHOICE).read_text(encoding="utf-8"))
        return str(said["now"]), str(said["before"])
    except (OSError, ValueError, TypeError, KeyError):
        return "", ""


def _choose(root: Path, now: str, before: str) -> None:
    content = json.dumps({"now": now, "before": before}, ensure_ascii=False)
    write_whole(root / FOLDER / _CHOICE, content.encode())


def _sweep(root: Path, kept: set[str]) -> None:
    """Remove older versions; one that cannot go now goes the next time."""
    for one in (root / FOLDER).iterdir():
        if one.is_dir() and one.name not in kept:
            shutil.rmtree(one, ignore_errors=True)


def _files(source: Path) -> Iterator[str]:
    for folder, names, files in os.walk(source):
        names[:] = sorted(one for one in names if one not in _LEFT)
        for name in sorted(files):
            if name not in _LEFT:
                yield (Path(folder) / name).relative_to(source).as_posix()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _name(source: Path, digests: dict[str, str]) -> str:
    found = _VERSION.search((source / "setup.cfg").read_text(encoding="utf-8"))
    whole = hashlib.sha256(json.dumps(sorted(digests.items())).encode()).hexdigest()
    return f"{found[1] if found else '0'}-{whole[:8]}"
