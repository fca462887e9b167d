"""The top of the import page: which file goes where, which step it is, and what can be done."""

from __future__ import annotations

from pathlib import Path

from models.importing.plan import ImportPlan
from ui.look.buttons import button
from ui.look.panes import PageHead

_TITLE = "从表格导入"
_CHOOSE_FILE = "第 1 步，共 3 步　选文件"


class ImportHead(PageHead):
    """Title, step and the four buttons; a button is there when there is something for it to do."""

    def __init__(self) -> None:
        super().__init__(_TITLE)
        self.back_button = button("换一份", "back-arrow")
        self.reject_button = button("退回去")
        self.mark_button = button("带批注另存")
        self.apply_button = button("导入", "download", "filled")
        self.apply_button.set_keys("Ctrl+Enter")
        self._buttons = (
            self.back_button, self.mark_button, self.reject_button, self.apply_button,
        )  # fmt: skip
        for one in self._buttons:
            self.add_button(one)

    @property
    def can_apply(self) -> bool:
        """Whether the button that writes can be pressed."""
        return self.apply_button.isEnabled() and not self.apply_button.isHidden()

    def begin(self) -> None:
        """第 1 步: nothing is chosen yet."""
        self.set_title(_TITLE)
        self.set_facts(_CHOOSE_FILE)
        for one in self._buttons:
            one.hide()

    def ask(self, path: Path) -> None:
        """第 1 步 still: the register is asked for."""
        for one in self._buttons:
            one.setVisible(one is self.back_button)
        self.set_title(f"导入：{path.name}")
        self.set_facts("第 1 步，共 3 步　选台账")

    def tell_step(self, plan: ImportPlan | None) -> None:
        """Say which step it is; None while there is no plan."""
        if plan is None:
            self.set_facts(_CHOOSE_FILE)
            return
        self.set_title(f"导入：{plan.path.name}")
        into = f"进“{plan.record_type.label}”"
        step = "第 2 步，共 3 步　对好列" if plan.missing else "第 3 步，共 3 步"
        self.set_facts(f"{into}　{step}")  # where it goes is never what is cut

    def tell_counts(self, plan: ImportPlan, *, marked: bool) -> None:
        """Say on the buttons how many rows they are about; `marked` when any cell is wrong."""
        back = plan.counts.get("problem", 0) + plan.counts.get("double", 0)
        count = plan.counts.get("add", 0) + plan.counts.get("update", 0)
        self.back_button.show()
        self.mark_button.setVisible(marked)
        self.reject_button.setVisible(back > 0)
        self.reject_button.setText(f"把 {back} 行退回去")
        self.apply_button.show()
        self.apply_button.setText(f"导入 {count} 行")
        self.apply_button.setEnabled(count > 0)
