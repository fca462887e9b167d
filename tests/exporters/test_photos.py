"""Photos on paper: upright, small, without what a camera wrote; gone ones are named."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image

from exporters.document import Document, Picture, Pictures
from exporters.pdf import Pdf
from exporters.photo_block import photo_numbers, pictures_of
from exporters.photos import is_photo, photo
from exporters.plain import text_of
from exporters.renderer import RENDERERS
from exporters.report import report
from models import attachments
from models.privacy import Audience

_ORIENTATION, _MADE_BY = 0x0112, 0x010F
_PHOTOS = ("before", "after")


def take(path, size=(1600, 1200), turned=False, colour="red"):
    """A photo as a phone takes it: large, turned, with who made it."""
    made = Image.new("RGB", size, colour)
    exif = Image.Exif()
    exif[_MADE_BY] = "SECRET PHONE"
    exif[_ORIENTATION] = 6 if turned else 1
    made.save(path, exif=exif)
    return path


@pytest.fixture
def sign(ledger, tmp_path):
    files = [
        attachments.put(ledger.path, take(tmp_path / name, colour=colour))
        for name, colour in (("门口.jpg", "red"), ("近处.png", "green"), ("摘了.jpg", "blue"))
    ]
    (tmp_path / "说明.pdf").write_bytes(b"%PDF-1.4")
    other = attachments.put(ledger.path, tmp_path / "说明.pdf")
    id_ = ledger.save("sign", {
        "name": "河长制办公室", "kind": "work", "decision": "remove",
        "before": (files[0], other, files[1]), "after": (files[2],),
    }).id  # fmt: skip
    return ledger.get("sign", id_)


def images(data):
    with pypdfium2.PdfDocument(data) as pdf:
        kinds = [one.type for page in pdf for one in page.get_objects()]
    return kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)


def test_only_pictures_are_photos():
    assert is_photo("门口.JPG")
    assert not is_photo("文件.pdf")
    assert not is_photo("没有结尾")


def test_what_the_camera_wrote_is_dropped_and_the_photo_stands_upright(tmp_path):
    made = photo(take(tmp_path / "a.jpg", turned=True))
    assert made.height > made.width
    assert made.height <= 1000
    assert b"SECRET" not in made.jpeg
    assert b"Exif" not in made.jpeg


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\xff\xd8\xff\xe0 broken"])
def test_a_broken_photo_is_none(tmp_path, content):
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    assert photo(path) is None


def test_a_photo_that_comes_back_is_seen(tmp_path):
    path = tmp_path / "a.jpg"
    assert photo(path) is None
    take(path)
    assert photo(path) is not None


def test_the_removal_list_shows_the_photos_with_their_numbers(ledger, sign):
    document = report("sign_removal").build(ledger.as_of(), {})
    data = Pdf().render(document)
    assert images(data) == 3
    assert b"SECRET" not in data
    numbers = photo_numbers(ledger.as_of(), sign, _PHOTOS)
    assert numbers == "、".join(f"{sign.id}-{number}" for number in (1, 2, 3))
    text = text_of(document)
    assert numbers in text
    assert f"{sign.id}-3　河长制办公室　摘之后的照片" in text
    assert numbers in text_of(report("sign_register").build(ledger.as_of(), {}))


def test_a_photo_that_is_gone_is_named_on_the_paper(ledger, sign):
    for one in attachments.folder_of(ledger.path).rglob("*.png"):
        one.unlink()
    document = report("sign_removal").build(ledger.as_of(), {})
    data = Pdf().render(document)
    assert images(data) == 2
    with pypdfium2.PdfDocument(data) as pdf:
        texts = [page.get_textpage() for page in pdf]
        words = "".join(one.get_text_bounded() for one in texts)
        for one in texts:
            one.close()
    assert "照片“近处.png”打不开" in "".join(words.split())


def test_no_photo_reaches_the_wall(ledger, sign):
    view = ledger.as_of()
    assert pictures_of(view, sign, _PHOTOS, Audience.NOTICE_BOARD) == []
    assert pictures_of(view, sign, _PHOTOS, Audience.SCREEN)


def test_many_photos_go_on_over_pages_in_every_kind_of_file(tmp_path):
    path = take(tmp_path / "a.jpg", size=(300, 400))
    block = Pictures(tuple(Picture(path, "a.jpg", f"第 {n} 张") for n in range(40)))
    document = Document(title="照片", name="照片", blocks=(block,))
    assert images(Pdf().render(document)) == 40
    for renderer in RENDERERS:
        assert renderer.render(document) == renderer.render(document)
