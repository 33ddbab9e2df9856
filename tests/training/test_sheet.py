"""A lesson taken apart for a form, changed there, and put together again."""

import pytest

from advocacy_app.training.errors import Unreadable
from advocacy_app.training.parcel import ParcelBroken, pack, unpack
from advocacy_app.training.reading import read_lesson, read_part, read_track
from advocacy_app.training.sheet import CARD_KINDS, QUESTION_KINDS, Sheet, sources_as_lines, typed
from advocacy_app.training.shelf import SHIPPED

FILES = sorted(SHIPPED.glob("*/*/*.md"))
LESSON = SHIPPED / "en" / "04-photos" / "01-look-behind.md"


def form_of(sheet: Sheet) -> dict[str, str]:
    """What a browser would send if nothing was changed."""
    fields = sheet.fields
    form = {"title": fields["title"], "about": sheet.about}
    if sheet.parts:
        topics = ", ".join(fields["topics"])
        form |= {"minutes": str(fields["minutes"]), "topics": topics, "sources": sources_as_lines(fields)}
    else:
        form |= {name: str(fields[name]) for name in ("audience", "due", "passing")}
        form |= {"trusts": "on"} if fields.get("unlocks") else {}
    for at, part in enumerate(sheet.parts):
        body = part.body.replace("\n", "\r\n")
        form |= {f"part-{at}-name": part.id, f"part-{at}-kind": part.kind}
        form |= {f"part-{at}-title": part.title, f"part-{at}-body": body}
    return form


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SHIPPED)))
def test_a_form_that_nobody_touched_says_what_the_file_said(file):
    text = file.read_text(encoding="utf-8")
    sheet = Sheet.thaw(Sheet.read(text).frozen())
    read = read_track if file.name == "track.md" else read_lesson
    assert read(typed(sheet, form_of(sheet)).file()) == read(text)


def test_parts_are_added_moved_and_taken_out_and_cards_stay_before_questions():
    sheet = Sheet.read(LESSON.read_text(encoding="utf-8"))
    for kind in (*CARD_KINDS, *QUESTION_KINDS):
        more = sheet.after("add", kind)
        kinds = [part.kind in CARD_KINDS for part in more.parts]
        assert kinds == sorted(kinds, reverse=True)
        assert len({part.id for part in more.parts}) == len(sheet.parts) + 1
    cards = sum(part.kind in CARD_KINDS for part in sheet.parts)
    assert sheet.after("down", str(cards - 1)) == sheet
    assert [part.id for part in sheet.after("down", "0").parts[:2]] == [part.id for part in sheet.parts[1::-1]]
    assert sheet.after("up", "1") == sheet.after("down", "0")
    assert len(sheet.after("drop", "0").parts) == len(sheet.parts) - 1
    for nonsense in (("drop", "x"), ("up", "0"), ("down", "999"), ("add", "none"), ("fly", "1")):
        assert sheet.after(*nonsense) == sheet


@pytest.mark.parametrize("kind", [*CARD_KINDS, *QUESTION_KINDS])
def test_a_new_part_is_not_finished_until_somebody_fills_it(kind: str):
    sheet = Sheet({"id": "x"}).with_part(kind)
    with pytest.raises(Unreadable):
        read_part(sheet.alone(0))


def test_a_lesson_and_a_track_take_their_own_fields_from_a_form_that_names_all():
    lesson, track = (
        Sheet.read((LESSON.parent / name).read_text(encoding="utf-8")) for name in (LESSON.name, "track.md")
    )
    everything = {"minutes": "3", "topics": "", "sources": "", "audience": "everyone", "due": "0", "passing": "70"}
    for sheet in (lesson, track):
        told = typed(sheet, {"title": "T", **everything})
        assert set(told.fields) <= set(sheet.fields)
    assert "unlocks" in typed(track, {"title": "T", **everything, "trusts": "on"}).fields


def test_a_form_may_say_anything_and_stays_a_form():
    sheet = Sheet.read(LESSON.read_text(encoding="utf-8"))
    odd = typed(sheet, {"title": " a \n b ", "minutes": "soon", "sources": "A | B\n| |", "part-7-name": "x"})
    assert (odd.fields["title"], odd.fields["minutes"], len(odd.fields["sources"])) == ("a b", "soon", 2)
    with pytest.raises(Unreadable):
        read_lesson(odd.file())


def test_a_parcel_holds_what_was_packed_and_nothing_is_written_anywhere():
    path = "../../en/04-photos/01-look-behind.md"
    data = pack([(path, "words"), ("en/04-photos/track.md", "track")])
    assert [(file.track, file.lesson, file.text) for file in unpack(data)] == [
        ("photos", "", "track"),
        ("photos", "look-behind", "words"),
    ]
    assert data == pack([(path, "words"), ("en/04-photos/track.md", "track")])
    with pytest.raises(ParcelBroken):
        unpack(data[:60])
