"""Copies of the ledger that were opened, checked and compared when they were written.

A copy lies in the folder 备份 beside the ledger, and in a second place if the village chose one.
What was found when it was checked stands in 检查结果 beside it. Attachments lie once in 附件 of
each place, whatever the number of copies. Nothing here ever writes to the ledger itself.
"""

from __future__ import annotations

from models.backup.copying import counted, folder_of, make

__all__ = ["counted", "folder_of", "make"]
