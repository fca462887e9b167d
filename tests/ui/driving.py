"""Drive the window as a person does: by the words on it, by keys and clicks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from ui.look.fields import Message


def visible(root, kind=QWidget):
    """Everything of a kind that can be seen under `root`."""
    return [one for one in root.findChildren(kind) if one.isVisible()]


def field(root, label):
    """The widget to type in that stands under this label; the label may go on with （由…得出）."""
    kinds = (QLineEdit, QPlainTextEdit, QCheckBox)
    named = [
        one
        for one in visible(root)
        if isinstance(one, kinds)
        and (one.accessibleName() == label or one.accessibleName().startswith(f"{label}（"))
    ]
    assert named, f"no field {label}; there are {_names(root, kinds)}"
    return named[0]


def _names(root, kinds):
    return [one.accessibleName() for one in visible(root) if isinstance(one, kinds)]


def has_field(root, label):
    return any(name == label or name.startswith(f"{label}（") for name in _names(root, QWidget))


def text_of(root, label):
    """What stands in a field."""
    found = field(root, label)
    return found.toPlainText() if isinstance(found, QPlainTextEdit) else found.text()


def button(root, words):
    """The button with these words; icons and counts after them do not matter."""
    found = [
        one
        for one in visible(root, QAbstractButton)
        if one.text() == words or one.text().startswith(f"{words} ")
    ]
    assert found, f"no button {words}; there are {_words(root)}"
    return found[0]


def _words(root):
    return [one.text() for one in visible(root, QAbstractButton) if one.text()]


def press(root, words):
    """Click a button."""
    QTest.mouseClick(button(root, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def type_into(root, label, words, *, leave=True):
    """Go to a field, write over what stands there, and leave it by Tab."""
    target = field(root, label)
    target.setFocus(Qt.FocusReason.TabFocusReason)
    if not isinstance(target, QCheckBox):
        target.selectAll()
    write(target, words)
    if leave:
        key(target, Qt.Key.Key_Tab)
    QApplication.processEvents()


def write(target, words):
    """Type words; Chinese comes in as an input method commits it."""
    if not words:
        key(target, Qt.Key.Key_Delete)
    elif words.isascii():
        QTest.keyClicks(target, words)
    elif isinstance(target, QLineEdit):
        target.insert(words)
        target.textEdited.emit(target.text())
        target.setModified(True)
    else:
        target.insertPlainText(words)
    QApplication.processEvents()


def key(target, key_, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is, an open list first."""
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup or target, key_, modifier)
    QApplication.processEvents()


def messages(root):
    """All sentences that stand beside or below fields, as one reads them."""
    said = [(one.mapTo(root, one.rect().topLeft()), one.text()) for one in visible(root, Message)]
    return [text for _, text in sorted(said, key=lambda one: (one[0].y(), one[0].x()))]


def labels(root):
    """All words on labels."""
    return [one.text() for one in visible(root, QLabel) if one.text()]


def says(root, words):
    """Whether some label holds these words."""
    return any(words in one for one in labels(root))


def choose_in(menu: QMenu, words):
    """Choose an entry of a menu by its words."""
    found = [one for one in menu.actions() if one.text().startswith(words)]
    assert found, f"no entry {words}; there are {[one.text() for one in menu.actions()]}"
    found[0].trigger()
    QApplication.processEvents()


def rows(table, *columns):
    """The rows of a list as tuples of the words in some columns (by head), or in all of them."""
    model = table.model()
    heads = [
        str(model.headerData(place, Qt.Orientation.Horizontal))
        for place in range(model.columnCount())
    ]
    places = [heads.index(one) for one in columns] if columns else range(len(heads))
    return [
        tuple(str(model.index(row, place).data() or "") for place in places)
        for row in range(model.rowCount())
    ]
