"""HEIC, where the optional extra is installed."""

import pytest
from PIL import Image

from advocacy_app.integrations.images import ImageRefused, ImageWorkers, Limits
from advocacy_app.integrations.images.pipeline import process
from tests.integrations.images import made

pillow_heif = pytest.importorskip("pillow_heif", reason="the extra heic is not installed")


@pytest.fixture(scope="module")
def photo() -> bytes:
    pillow_heif.register_heif_opener()
    return made.saved(made.scene(), "HEIF", exif=made.tattling_exif(), xmp=made.xmp())


def test_a_heic_photo_is_a_photo_without_its_metadata(photo: bytes):
    assert made.CANARY in photo
    processed = process(photo)
    assert (processed.width, processed.height) == made.SIZE
    assert not [variant.name for variant in processed.variants if made.CANARY in variant.data]


async def test_the_confined_worker_reads_it_too(photo: bytes):
    workers = ImageWorkers(1)
    assert await workers.process(photo) == process(photo)
    await workers.aclose()


def test_it_is_refused_all_the_same_where_it_is_not_wanted(photo: bytes):
    with pytest.raises(ImageRefused) as refusal:
        process(photo, Limits(heic=False))
    assert refusal.value.reason == "heic"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_a_cut_off_heic_is_damaged(photo: bytes, share: float):
    with pytest.raises(ImageRefused) as refusal:
        process(photo[: int(len(photo) * share)])
    assert refusal.value.reason == "damaged"


def test_a_burst_is_its_first_photo():
    pillow_heif.register_heif_opener()
    frames = [made.scene(), made.scene().transpose(Image.Transpose.ROTATE_180)]
    data = made.saved(frames[0], "HEIF", save_all=True, append_images=frames[1:])
    assert process(data).dhash == process(made.saved(frames[0], "PNG")).dhash
