"""Sheets and forms by people who had not seen how the program understands any.

Each was measured before anybody looked at it, and worked on afterwards; its answer lies beside it.
"""

from __future__ import annotations

import shutil


def copy_met(met, folder, every=1):
    """Copy each so many-th file of a folder, and its answer, to another."""
    for beside in sorted(met.glob("*.json"))[::every]:
        for path in (beside.with_suffix(""), beside):
            shutil.copyfile(path, folder / path.name)
