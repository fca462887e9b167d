from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from exporters.document import Document, Paragraph
from exporters.renderer import RENDERERS, put, renderer_for, write
from models.errors import CannotWrite, UserError

PAPER = Document(title="测试", name="测试", blocks=(Paragraph("一"),))


def names_in(folder):
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("name", ["纸.pdf", "纸 有空格.XLSX", "村务（第1季度）.txt"])
def test_writes_what_the_suffix_says_and_nothing_else(tmp_path, name):
    path = tmp_path / "三务 公开" / name
    path.parent.mkdir()
    write(PAPER, path)
    assert path.read_bytes() == renderer_for(path).render(PAPER)
    assert names_in(path.parent) == [name]


@pytest.mark.parametrize("name", ["纸.odt", "纸"])
def test_an_unknown_suffix_lists_the_known_ones(tmp_path, name):
    with pytest.raises(UserError) as error:
        write(PAPER, tmp_path / name)
    assert all(f".{one.suffix}" in str(error.value) for one in RENDERERS)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(CannotWrite, match=r"没有“.*没有的”这个文件夹"):
        write(PAPER, tmp_path / "没有的" / "纸.pdf")


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "纸.pdf").mkdir()
    with pytest.raises(CannotWrite, match="是文件夹"):
        write(PAPER, tmp_path / "纸.pdf")


def test_a_name_too_long_is_a_sentence(tmp_path):
    with pytest.raises(CannotWrite, match="没有存上"):
        write(PAPER, tmp_path / ("长" * 200 + ".pdf"))


def refuse(number):
    def fail(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘满了"),
        (errno.EACCES, "不让写"),
        (errno.EROFS, "不让写"),
        (errno.EIO, "没有存上"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_file(tmp_path, monkeypatch, number, words):
    path = tmp_path / "纸.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse(number))
    with pytest.raises(CannotWrite, match=words):
        put(b"new", path)
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["纸.pdf"]


@pytest.mark.parametrize(("number", "words"), [(errno.EACCES, "WPS"), (errno.EIO, "没有存上")])
def test_a_file_held_by_another_program(tmp_path, monkeypatch, number, words):
    path = tmp_path / "纸.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refuse(number))
    with pytest.raises(CannotWrite, match=words):
        write(PAPER, path)
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["纸.xlsx"]


def test_a_read_only_file_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "纸.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotWrite, match="只读"):
        write(PAPER, path)


def test_a_link_is_followed(tmp_path):
    path = tmp_path / "纸.txt"
    path.write_bytes(b"old")
    (tmp_path / "快捷.txt").symlink_to(path)
    write(PAPER, tmp_path / "快捷.txt")
    assert path.read_bytes() != b"old"
    assert (tmp_path / "快捷.txt").is_symlink()
