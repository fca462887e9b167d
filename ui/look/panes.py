"""What a page is made of: head, white sheets, lines between blocks, a body that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look.labels import ElidedLabel, IconLabel, label
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR, PANE


def hairline(parent: QWidget | None = None) -> QFrame:
    """Make a line one pixel high across the pane."""
    line = QFrame(parent)
    line.setProperty("kind", "hairline")
    line.setFixedHeight(1)
    return line


class Sheet(QFrame):
    """A white rounded pane; fill its `body`."""

    def __init__(self, title: str = "", margin: int = PANE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sheet")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin - 4, margin, margin)
        self.body.setSpacing(NEAR)
        if title:
            self.body.addWidget(label(title, "section"))
            self.setAccessibleName(title)


class PageHead(QWidget):
    """A page's title, one line of facts, and at the right the page's few buttons."""

    def __init__(self, title: str, facts: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title, self._facts = ElidedLabel(title, "title"), ElidedLabel(facts, "second")
        # the facts stand on the title's base line, which is lower than its middle
        self._facts.setContentsMargins(0, 5, 0, 0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(NEAR)
        self._row.addWidget(self._title)
        self._row.addSpacing(4)
        self._row.addWidget(self._facts, 1)
        self._keep_height()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_facts(self, facts: str) -> None:
        """Show other facts, parted by one full-width space."""
        self._facts.setText(facts)

    def add_button(self, button: QPushButton) -> None:
        """Put a button at the right of those already there; the filled one comes last."""
        self._row.addWidget(button)

    def restyle(self) -> None:
        """Follow the text size."""
        self._keep_height()

    def _keep_height(self) -> None:
        self.setFixedHeight(max(theme().size.control, self._title.sizeHint().height()))


class SectionLine(QWidget):
    """A bold word and a hairline that parts one block of a form from the next."""

    def __init__(self, word: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._word = label(word, "bold")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self._word)
        row.addWidget(hairline(), 1)
        if note:
            row.addWidget(IconLabel("info"))
            row.addWidget(ElidedLabel(note, "second"))

    def set_word(self, word: str) -> None:
        """Show another word."""
        self._word.setText(word)


class ScrollPane(QScrollArea):
    """The body of a page or pane: it scrolls when room ends and is never squeezed."""

    def __init__(self, content: QWidget | QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # An own viewport, and not viewport(): to name what comes back PySide would first load
        # every widget class there is, which is felt at the start.
        seen = QWidget()
        self.setViewport(seen)
        if isinstance(content, QLayout):
            inner = QWidget(seen)  # where it stays: what a layout holds would else move twice
            inner.setLayout(content)
        else:
            inner = content
        if not inner.property("kind"):
            inner.setProperty("kind", "scroll")
        self.setWidget(inner)

    def content(self) -> QWidget:
        """Give what scrolls."""
        return self.widget()


class WholePane(ScrollPane):
    """A pane that can stand in full height on a page which scrolls as a whole."""

    def __init__(self, content: QWidget | QLayout, parent: QWidget | None = None) -> None:
        self._whole = False
        super().__init__(content, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_whole(self, *, whole: bool) -> None:
        """Be as high as the content and stay so, or scroll by itself."""
        self._whole = whole
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the content, which Qt lets this pane watch."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._follow()
        return done

    def _follow(self) -> None:
        self.setMinimumHeight(self.widget().sizeHint().height() if self._whole else 0)


def row(*widgets: QWidget, stretch: int = -1, space: int = NEAR) -> QHBoxLayout:
    """Lay widgets beside each other; the one at `stretch` takes what room is left."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(space)
    for place, widget in enumerate(widgets):
        made.addWidget(widget, 1 if place == stretch else 0)
    if stretch < 0:
        made.addStretch(1)
    return made


def column(*items: QWidget | QLayout, space: int = BLOCK) -> QVBoxLayout:
    """Lay widgets or layouts below each other."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(space)
    for item in items:
        if isinstance(item, QWidget):
            made.addWidget(item)
        else:
            made.addLayout(item)
    return made
