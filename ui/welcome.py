"""The first window: a new ledger, one that is there, or the sample village."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from models.errors import UserError
from ui import opening, settings, work
from ui.look.buttons import Button, button
from ui.look.fields import FieldBox
from ui.look.icons import icon
from ui.look.labels import ElidedLabel, Paragraph, label
from ui.look.notices import Banner, Progress
from ui.look.panes import PageHead, ScrollPane, Sheet, row
from ui.look.tokens import BLOCK, NEAR, PAGE, PAIR

_FILTER = f"账本 (*{opening.SUFFIX});;所有文件 (*)"
_SHOWN = 3


class Welcome(QWidget):
    """Asks which ledger; `chosen` gives the path of one that is there."""

    chosen = Signal(object)
    #: a copy is wanted in place of a ledger that does not open: the error and the path
    rescue_asked = Signal(object, object)

    def __init__(self, said: UserError | None = None, path: Path | None = None) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("村务一本账")
        self.setWindowIcon(icon("sheet", "blue", 32))
        self._folder = opening.documents()
        self._stick: Path | None = None
        self._whole = False
        self._waiting = Progress()
        self._waiting.hide()
        self._banner = QVBoxLayout()
        content = QVBoxLayout()
        content.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        content.setSpacing(BLOCK)
        content.addWidget(PageHead("村务一本账", "记一次，材料都从这里出"))
        content.addLayout(self._banner)
        panes = QHBoxLayout()
        panes.setSpacing(BLOCK)
        panes.addWidget(self._new_sheet(), 3)
        right = QVBoxLayout()
        right.setSpacing(BLOCK)
        right.addWidget(self._open_sheet())
        right.addWidget(self._sample_sheet())
        right.addStretch(1)
        panes.addLayout(right, 2)
        content.addLayout(panes)
        content.addStretch(1)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.addWidget(ScrollPane(content))
        self.resize(960, 600)
        self.village.setFocus()
        if said:
            self.tell(said, path)

    # -- saying ----------------------------------------------------------------------------

    def tell(self, error: UserError, path: Path | None = None) -> None:
        """Say why a ledger was not opened, with the way on."""
        while item := self._banner.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        way = opening.way_on(error, path)
        made = Banner("ochre", error.sentence, error.action, way)
        if path and way == opening.AGAIN:
            made.clicked.connect(lambda: self.chosen.emit(path))
        elif path and way == opening.FROM_BACKUP:
            made.clicked.connect(lambda: self.rescue_asked.emit(error, path))
        self._banner.addWidget(made)

    # -- parts -----------------------------------------------------------------------------

    def _new_sheet(self) -> Sheet:
        sheet = Sheet("新建一本账", PAGE)
        sheet.body.addWidget(Paragraph("一个村一本账，是一个文件，可以拷走、备份。", "second"))
        self.village, self.township, self.county = QLineEdit(), QLineEdit(), QLineEdit()
        self.village.setPlaceholderText("白杨村")
        self.township.setPlaceholderText("柳河镇")
        self.county.setPlaceholderText("平安县")
        self._village_box = FieldBox("村名", self.village)
        grid = QGridLayout()
        grid.setSpacing(BLOCK)
        grid.addWidget(self._village_box, 0, 0, 1, 2)
        grid.addWidget(FieldBox("乡镇", self.township), 1, 0)
        grid.addWidget(FieldBox("县区", self.county), 1, 1)
        sheet.body.addLayout(grid)
        self._where = ElidedLabel("", "second")
        elsewhere = button("换个地方", "folder", "small")
        elsewhere.clicked.connect(self._choose_folder)
        sheet.body.addWidget(label("存在哪里", "second"))
        sheet.body.addLayout(row(self._where, elsewhere, stretch=0))
        self._second = ElidedLabel("", "second")
        stick = button("选备份的地方", "usb", "small")
        stick.clicked.connect(self._choose_second)
        sheet.body.addWidget(label("也备份到哪里（U 盘或另一块盘）", "second"))
        sheet.body.addLayout(row(self._second, stick, stretch=0))
        self.create_button = button("建账", kind="filled")
        self.create_button.clicked.connect(self.create_ledger)
        sheet.body.addSpacing(PAIR)
        sheet.body.addLayout(row(QWidget(), self.create_button, stretch=0))
        for one in (self.village, self.township, self.county):
            one.returnPressed.connect(self.create_ledger)
        self.village.textChanged.connect(self._show_where)
        self._show_where()
        return sheet

    def _open_sheet(self) -> Sheet:
        sheet = Sheet("打开已有的账本")
        there = [one for one in settings.recent_ledgers() if one.is_file()]
        for path in there[:_SHOWN]:
            sheet.body.addLayout(self._recent(path))
        if not there:
            words = "从别的电脑拷来的也行，U 盘上的请先拷到电脑里。"
            sheet.body.addWidget(Paragraph(words, "second"))
        self.open_button = button("选账本文件", "folder")
        self.open_button.clicked.connect(self.choose_ledger)
        sheet.body.addWidget(self.open_button)
        return sheet

    def _recent(self, path: Path) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(path.stem, "bold"))
        words.addWidget(ElidedLabel(str(path.parent), "second"))
        made = button("打开", kind="small")
        made.setAccessibleName(f"打开{path.stem}")
        made.clicked.connect(lambda: self.chosen.emit(path))
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addLayout(words, 1)
        line.addWidget(made)
        return line

    def _sample_sheet(self) -> Sheet:
        sheet = Sheet("先看看再说")
        sheet.body.addWidget(
            Paragraph("示例村里的人和事都是编的，随便点、随便改，弄坏了也不要紧。", "second")
        )
        self.sample_button: Button = button("看看示例村", "house")
        self.sample_button.clicked.connect(self.make_sample)
        sheet.body.addWidget(self.sample_button)
        sheet.body.addWidget(self._waiting)
        return sheet

    # -- doing -----------------------------------------------------------------------------

    def create_ledger(self) -> None:
        """Make the new ledger and open it; a missing name is asked for beside the field."""
        name = self.village.text().strip()
        self._village_box.set_message("" if name else "写上村名就能建账")
        if not name:
            self.village.setFocus()
            return
        path = self._path()
        try:
            opening.create(
                path,
                {"name": name, "township": self.township.text(), "county": self.county.text()},
            )
        except UserError as error:
            self.tell(error, path)
            return
        if self._stick:
            with suppress(UserError):  # the first page asks again
                opening.keep_second(path, self._stick)
        self.chosen.emit(path)

    def choose_ledger(self) -> None:
        """Let the person point at a ledger."""
        path, _ = QFileDialog.getOpenFileName(self, "打开账本", str(self._start_folder()), _FILTER)
        if path:
            self.chosen.emit(Path(path))

    def make_sample(self) -> None:
        """Make the sample village beside the window and open it; it may be there already."""
        path = self._folder / f"示例村{opening.SUFFIX}"
        if path.is_file():
            self.chosen.emit(path)
            return
        self.sample_button.setEnabled(False)
        self._waiting.tell("正在建示例村，要几秒钟", 1, 0)
        self._waiting.show()
        work.run(lambda: opening.build_sample(path), self.chosen.emit, self._no_sample, owner=self)

    def _no_sample(self, error: object) -> None:
        self._waiting.hide()
        self.sample_button.setEnabled(True)
        if isinstance(error, UserError):
            self.tell(error)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "账本存在哪里", str(self._start_folder()))
        if folder:
            self._folder = Path(folder)
            self._show_where()

    def _choose_second(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "也备份到哪里", str(Path.home()))
        if folder:
            self._stick = Path(folder)
            self._show_where()

    def _start_folder(self) -> Path:
        return self._folder if self._folder.is_dir() else Path.home()

    def _path(self) -> Path:
        return opening.path_for(self._folder, self.village.text())

    def _show_where(self) -> None:
        self._where.setText(str(self._path()))
        said = "电脑坏了账还在；没带 U 盘，以后再选也行"
        self._second.setText(str(self._stick) if self._stick else said)
