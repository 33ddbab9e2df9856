"""What passes as a film and as captions."""

import pytest

from advocacy_app.integrations.films import FilmCheck, FilmRefused, captions_of

FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0\0\0\x60moov" + b"\0" * 40 + b"avc1" + b"\0" * 40
VTT = "WEBVTT\n\n00:01.000 --> 00:02.500\nSteam rises.\n"


def seen(*pieces: bytes) -> None:
    check = FilmCheck()
    for piece in pieces:
        check.see(piece)
    check.end()


@pytest.mark.parametrize("size", [1, 3, 7, 4096])
def test_a_film_is_known_however_it_is_cut_into_pieces(size: int):
    seen(*(FILM[at : at + size] for at in range(0, len(FILM), size)))


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a" * 20, b"<html>moov avc1</html>", FILM.replace(b"avc1", b"hvc1"), FILM[:30]]
)
def test_anything_else_is_refused(data: bytes):
    with pytest.raises(FilmRefused):
        seen(data)


@pytest.mark.parametrize(
    "text", [VTT, "\ufeff" + VTT, VTT.replace("\n", "\r\n"), VTT.replace("WEBVTT", "WEBVTT steam")]
)
def test_captions_come_out_in_one_form(text: str):
    assert captions_of(text.encode()).endswith("00:01.000 --> 00:02.500\nSteam rises.\n")


@pytest.mark.parametrize(
    "data", [b"", b"WEBVTT", b"1\n00:00:01,000 --> 00:00:02,000\nSRT", b"\xff\xfe", VTT.encode("utf-16")]
)
def test_what_is_not_webvtt_is_refused(data: bytes):
    with pytest.raises(FilmRefused):
        captions_of(data)
