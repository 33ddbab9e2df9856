from pathlib import Path

import pytest

from advocacy_app.services import draws
from tests.services.draws.browser import answers
from tests.services.draws.tampering import Tampering, all_kinds, genuine


@pytest.fixture(scope="module")
def kinds() -> list[Tampering]:
    return list(all_kinds())


@pytest.fixture(scope="module")
def in_python(kinds: list[Tampering]):
    return [draws.checked(kind.file).failed for kind in kinds]


@pytest.fixture(scope="module")
def in_the_browser(kinds: list[Tampering], tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("tampered")
    files = [folder / f"{n}.zip" for n in range(len(kinds))]
    for file, kind in zip(files, kinds, strict=True):
        file.write_bytes(kind.file)
    return list(answers((file, None) for file in files))


def test_the_genuine_file_passes_everywhere(tmp_path: Path):
    file = tmp_path / "audit.zip"
    file.write_bytes(genuine().file)
    assert draws.checked(genuine().file).failed is None
    assert [answer["failed"] for answer in answers([(file, None)])] == [None]


def test_more_than_two_hundred_kinds_are_known_and_each_is_another_file(kinds):
    assert len({kind.name for kind in kinds}) == len({kind.file for kind in kinds}) == len(kinds) >= 200


def test_every_kind_is_found_by_the_check_that_should(kinds, in_python):
    found = {kind.name: getattr(failed, "key", None) for kind, failed in zip(kinds, in_python, strict=True)}
    assert found == {kind.name: kind.check for kind in kinds}


def test_every_kind_is_found_in_the_browser(kinds, in_the_browser):
    found = {kind.name: (told["failed"] or {}).get("key") for kind, told in zip(kinds, in_the_browser, strict=True)}
    assert found == {kind.name: kind.check for kind in kinds}


def test_every_reason_is_a_plain_sentence_that_names_the_part(kinds, in_python):
    for kind, failed in zip(kinds, in_python, strict=True):
        assert failed.reason.endswith(".")
        assert failed.reason.count(" ") >= 2
        assert failed.reason.isprintable()
        assert kind.part in failed.reason


def test_the_browsers_reasons_name_the_part(kinds, in_the_browser):
    for kind, told in zip(kinds, in_the_browser, strict=True):
        if kind.check == "signature" and kind.part != "SIGNATURE":
            assert told["failed"]["values"] == {"part": kind.part}
