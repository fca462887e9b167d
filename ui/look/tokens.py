"""Colours, distances and text sizes of the window. The only place where any of them is written.

Contrast ratios (WCAG 2.2) promised by these colours are held by a test: text at least 4.5 on the
ground it stands on, the border of anything one can touch at least 3.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

COLOURS = MappingProxyType(
    {
        # text
        "ink": "#20242A",
        "ink2": "#4A5059",
        "placeholder": "#5A5F67",
        "off": "#62656A",
        # meaning, each with the ground it stands on
        "blue": "#1F4E8C",
        "blue_hover": "#173C6D",
        "blue_pressed": "#102C52",
        "blue_tint": "#E7EEF7",
        "chosen": "#D5E3F4",
        "green": "#1B6638",
        "green_tint": "#E4F1E7",
        "ochre": "#7F4700",
        "ochre_tint": "#FBF0DA",
        "red": "#A3231C",
        "red_tint": "#FAE8E6",
        "red_wash": "#FFFBFA",
        "late": "#FDF4F3",
        # grounds
        "ground": "#F3F1EC",
        "nav": "#E9E5DC",
        "nav_hover": "#F3F1EC",
        "paper": "#FFFFFF",
        "off_ground": "#ECEAE5",
        "drop": "#FBFAF7",
        "desk": "#D9D5CC",
        # lines
        "edge": "#858279",
        "line": "#DAD5CA",
        "off_edge": "#C9C5BB",
        "thumb": "#B5B0A5",
        # the bar of an act just done
        "bar": "#20242A",
        "bar_hover": "#3A404A",
    }
)

# (words, ground, least ratio): every pair which the window really shows.
CONTRASTS = (
    ("ink", "paper", 15.5),
    ("ink", "ground", 13.7),
    ("ink", "chosen", 11.9),
    ("ink2", "paper", 8.0),
    ("ink2", "ground", 7.1),
    ("ink2", "chosen", 6.1),
    ("ink2", "nav", 6.0),
    ("ink2", "off_ground", 6.0),
    ("placeholder", "paper", 6.3),
    ("placeholder", "ground", 5.6),
    ("blue", "paper", 8.2),
    ("blue", "ground", 7.3),
    ("blue", "blue_tint", 6.5),
    ("blue", "chosen", 6.0),
    ("paper", "blue", 8.2),
    ("paper", "blue_hover", 8.2),
    ("paper", "blue_pressed", 8.2),
    ("green", "green_tint", 6.0),
    ("ochre", "ochre_tint", 6.5),
    ("red", "red_tint", 6.2),
    ("red", "late", 6.2),
    ("paper", "red", 7.0),
    ("off", "off_ground", 4.8),
    ("paper", "bar", 15.0),
    ("paper", "bar_hover", 9.0),
    ("edge", "paper", 3.8),
    ("edge", "ground", 3.0),
)

# word colour and ground of a tag, a banner or a message, by tone
TONES = MappingProxyType(
    {
        "green": ("green", "green_tint"),
        "ochre": ("ochre", "ochre_tint"),
        "red": ("red", "red_tint"),
        "blue": ("blue", "blue_tint"),
        "grey": ("ink2", "off_ground"),
    }
)

PAIR, NEAR, BLOCK, PANE, PAGE = 4, 8, 12, 16, 24
"""Distances in logical pixels: inside a pair, between controls, blocks, panes; page margin."""

RADIUS, SHEET_RADIUS = 4, 6
BAR = 4
"""Width of the bar which marks the chosen row or entry."""


class TextSize(NamedTuple):
    """One of the three text sizes; all numbers are logical pixels.

    Heights grow with the text, distances do not.
    """

    key: str
    label: str
    second: int
    body: int
    section: int
    title: int
    control: int
    nav: int
    icon: int
    nav_row: int
    verb: int

    @property
    def small_control(self) -> int:
        """Height of chips and small buttons."""
        return self.control - 6

    @property
    def tag(self) -> int:
        """Height of a tag."""
        return self.second + 12

    @property
    def small_icon(self) -> int:
        """Side of an icon inside a button, a tag or a message."""
        return self.icon - 3

    @property
    def top_bar(self) -> int:
        """Height of the bar with village, search and undo."""
        return self.control + 16


SIZES = MappingProxyType(
    {
        size.key: size
        for size in (
            TextSize("standard", "标准", 14, 15, 17, 22, 36, 196, 20, 31, 42),
            TextSize("large", "大", 16, 17, 19, 25, 40, 214, 22, 35, 44),
            TextSize("largest", "特大", 18, 20, 22, 28, 46, 240, 24, 36, 46),
        )
    }
)
STANDARD = SIZES["standard"]
