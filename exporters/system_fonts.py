"""Fonts which the computer brings along: only 仿宋, which many offices insist on."""

from __future__ import annotations

import os
from pathlib import Path

_FANG = frozenset(
    {
        "simfang.ttf",
        "simfang.ttc",
        "仿宋_gb2312.ttf",
        "fangsong_gb2312.ttf",
        "simfang_gb2312.ttf",
        "fs_gb2312.ttf",
        "仿宋.ttf",
        "fangsong.ttf",
    }
)


def font_folders() -> list[Path]:
    """Return the folders where Windows and Linux keep fonts, whether or not they exist."""
    windows = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    local = os.environ.get("LOCALAPPDATA")
    own = [Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else []
    home = Path.home()
    return [
        windows,
        *own,
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    ]


def system_fang() -> list[Path]:
    """Return the files that by their name are 仿宋, best folder first."""
    found = []
    for folder in font_folders():
        for place, _, names in os.walk(folder):
            found += [Path(place) / name for name in sorted(names) if name.casefold() in _FANG]
    return found
