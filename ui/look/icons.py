"""The window's own icons: one drawing, one meaning, one colour, sharp at every screen scale.

An icon never stands without a word beside it, so it carries no accessible name of its own.
"""

from __future__ import annotations

import math
import tempfile
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.look.tokens import COLOURS

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"

STROKE = 1.8
"""Width of every line on the grid of 24."""

MEANINGS = MappingProxyType(
    {
        "today": "今天要办，以后要办的日子",
        "calendar": "打开日历",
        "pen": "记一件事，等您填",
        "sheet": "材料",
        "grid": "上级表",
        "people": "村民和户",
        "person": "一个人",
        "chat": "会议和决议",
        "yen": "收支流水",
        "stamp": "证明",
        "star-seal": "盖章",
        "board": "三务公开",
        "flag": "上级任务",
        "signpost": "牌子和机制",
        "megaphone": "群众诉求",
        "shield-check": "体检",
        "safe": "备份",
        "search": "找",
        "undo": "撤销",
        "redo": "重做",
        "printer": "打印",
        "download": "导入",
        "lock": "遮住的",
        "eye": "看全号",
        "link": "同时写好，连着的记录",
        "usb": "U 盘",
        "house": "户，村部",
        "broom": "卫生",
        "gift": "慰问",
        "clock": "今天到时候",
        "octagon-alert": "过期，有错",
        "triangle-warn": "请看一眼",
        "check": "已办，已存",
        "ring": "不到时候",
        "dash": "不适用",
        "barred": "不能开，不导入",
        "question": "没看懂",
        "plus": "新增",
        "minus": "和账里一样",
        "swap": "有变化",
        "chevron-down": "展开",
        "chevron-up": "收起",
        "chevron-right": "下一个",
        "chevron-left": "上一个",
        "back-arrow": "返回",
        "arrow-right": "对到",
        "close": "删除，关掉",
        "help": "帮助",
        "text-size": "字号",
        "save": "另存",
        "folder": "文件夹",
        "copy": "照抄一份",
        "columns": "选栏",
        "filter": "筛选",
        "history": "改动记录",
        "info": "说明",
        "sort-up": "从小到大",
        "sort-down": "从大到小",
        "settings": "设置",
        "paperclip": "附件",
        "dot": "单选选中的点",
    }
)


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    if name not in MEANINGS:
        raise KeyError(name)
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def _coloured(name: str, colour: str) -> bytes:
    return _drawing(name).replace("currentColor", COLOURS[colour]).encode()


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, pad: int = 0) -> QPixmap:
    """Draw an icon `size` logical pixels square in a token's colour, for a screen of `ratio`.

    `pad` adds empty logical pixels at the right, for a wider gap before the word.
    Raises KeyError for an icon or a colour that does not exist.
    """
    renderer = QSvgRenderer(QByteArray(_coloured(name, colour)))
    side = math.ceil(size * ratio)
    image = QPixmap(side + math.ceil(pad * ratio), side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(
    name: str,
    colour: str,
    size: int,
    ratio: float | None = None,
    pad: int = 0,
    *,
    off: bool = True,
) -> QIcon:
    """Make an icon, drawn for `ratio` or for every screen there is; `off`: with its disabled face.

    Drawing takes time: what is seldom disabled has that face drawn when it is.
    """
    screens = QGuiApplication.screens()
    ratios = {ratio} if ratio else {screen.devicePixelRatio() for screen in screens}
    made = QIcon()
    for one in sorted(ratios):
        made.addPixmap(pixmap(name, colour, size, one, pad))
        if off:
            made.addPixmap(pixmap(name, "off", size, one, pad), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1)
def _folder_for_styles() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="cunwu-icons-")


@lru_cache(maxsize=64)
def style_file(name: str, colour: str, stroke: float = STROKE) -> str:
    """Write a coloured drawing where a style sheet can name it; gives its path with slashes.

    Qt draws arrows and ticks of styled controls from files only, and a file has one colour.
    The folder goes when the program ends.
    """
    path = Path(_folder_for_styles().name) / f"{name}-{colour}.svg"
    drawing = _coloured(name, colour).replace(
        f'stroke-width="{STROKE}"'.encode(), f'stroke-width="{stroke}"'.encode()
    )
    path.write_bytes(drawing)
    return path.as_posix()
