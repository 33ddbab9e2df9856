"""Owners' own texts: plain files out and in, and what happens to those who are in the middle."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from advocacy_app import ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member, TrainingEdition
from advocacy_app.services import training
from advocacy_app.services.errors import NotAllowed, Refusal
from advocacy_app.services.training.errors import NameDiffers, RightUnknown, TextUnreadable, TrackMissing, VersionOld
from advocacy_app.training.lesson import ChoiceQuestion, Lesson, Option, TextCard
from advocacy_app.training.reading import read_lesson, read_track
from advocacy_app.training.shelf import SHIPPED
from advocacy_app.training.writing import write_lesson, write_track
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.training.stories import answer, given, home, learn, learn_all, lesson, names, right

pytestmark = BOTH

FILE = SHIPPED / "en" / "04-photos" / "01-look-behind.md"


def shipped(file: Path = FILE) -> Lesson:
    return read_lesson(file.read_text(encoding="utf-8"))


async def publish(member: Member, text: str, lesson: str = "look-behind", track: str = "photos") -> bool:
    async with transaction() as session:
        return await training.publish(session, factories.viewer(member), track, lesson, text)


def turned(text: Lesson, **values: object) -> Lesson:
    """The lesson with the other answer to its first question."""
    first, *rest = text.questions
    assert isinstance(first, ChoiceQuestion)
    options = tuple(Option(option.text, right=not at) for at, option in enumerate(reversed(first.options)))
    return replace(text, questions=(replace(first, many=False, options=options), *rest), **values)


async def test_files_leave_and_come_back_as_they_were(cast: Cast):
    async with reading() as session:
        files = await training.files(session)
    assert dict(files) == {
        str(file.relative_to(SHIPPED)): file.read_text(encoding="utf-8") for file in SHIPPED.glob("*/*/*.md")
    }
    assert not await publish(cast.piotr, FILE.read_text(encoding="utf-8"))


async def test_a_published_text_is_what_people_read(cast: Cast, hands: Hands):
    assert await publish(cast.piotr, write_lesson(replace(shipped(), title="Look twice")))
    assert (await lesson(cast.ana, "look-behind")).title == "Look twice"
    assert (await lesson(cast.maja, "look-behind")).language == "sl"


async def test_what_another_version_of_the_app_published_leaves_what_it_cannot_replace(cast: Cast, hands: Hands):
    beyond = "---\nid: look-behind\nshape: of tomorrow\n---\n"
    async with transaction() as session:
        for track, name in (("photos", "look-behind"), ("photos", ""), ("tomorrow", "")):
            session.add(_edition(track, name, beyond))
        session.add(_edition("tomorrow", "crowds", write_lesson(replace(shipped(), id="crowds"))))
    assert (await lesson(cast.ana, "look-behind")).title == shipped().title
    assert "tomorrow" not in {track.name for track in (await home(cast.ana)).tracks}
    async with reading() as session:
        assert not any("tomorrow" in name for name, _ in await training.files(session))


def _edition(track: str, name: str, text: str) -> TrainingEdition:
    moment = datetime(2026, 11, 2, tzinfo=UTC)
    return TrainingEdition(id=ids.new_id(), track=track, lesson=name, language="en", version=2, text=text, at=moment)


async def test_a_lesson_that_a_language_lacks_is_shown_in_english_and_says_so(cast: Cast, hands: Hands):
    new = replace(shipped(), id="crowds", order=9, title="Crowds")
    await publish(cast.piotr, write_lesson(new), "crowds")
    shown = await lesson(cast.maja, "crowds")
    assert (shown.language, shown.title) == ("en", "Crowds")
    assert shown.fallback == "Te lekcije še ni v tvojem jeziku. Prikazana je v jeziku: English."
    [line] = [
        line for track in (await home(cast.maja)).tracks for line in track.lessons if line.href.endswith("crowds")
    ]
    assert line.line.endswith("English")
    assert (await lesson(cast.ana, "crowds")).fallback == ""


async def test_whoever_passed_keeps_it_and_whoever_is_in_it_has_one_more_lesson(cast: Cast, hands: Hands):
    await learn_all(cast.ana)
    *most, last = await names()
    for name in most:
        await learn(cast.maja, name)
    await publish(cast.piotr, write_lesson(replace(shipped(), id="crowds", order=9)), "crowds")
    assert next(track for track in (await home(cast.ana)).tracks if track.name == "photos").passed
    assert not (await learn(cast.maja, last)).track_passed
    assert (await learn(cast.maja, "crowds")).track_passed


async def test_an_answer_is_judged_by_the_version_that_it_was_given_to(cast: Cast, hands: Hands):
    before = (await lesson(cast.ana, "look-behind")).questions[0]
    await publish(cast.piotr, write_lesson(turned(shipped(), version=2)))
    after = (await lesson(cast.ana, "look-behind")).questions[0]
    assert before.right != after.right
    assert (await answer(cast.ana, "look-behind", given(before, right(before), version=1))).right
    assert not (await answer(cast.ana, "look-behind", given(before, right(before), version=2))).right
    assert (await answer(cast.ana, "look-behind", given(after, right(after), version=2))).right


async def test_that_a_finished_lesson_has_changed_is_worth_a_sentence(cast: Cast, hands: Hands):
    await learn_all(cast.ana)
    await publish(cast.piotr, write_lesson(turned(shipped(), version=2)))
    shown = await lesson(cast.ana, "look-behind")
    assert (shown.changed, shown.done) == ("This lesson has changed since you read it. Yours still counts.", True)


async def test_other_answers_need_a_higher_version(cast: Cast, hands: Hands):
    with pytest.raises(VersionOld):
        await publish(cast.piotr, write_lesson(turned(shipped())))


@pytest.mark.parametrize(
    ("text", "lesson", "refused"),
    [
        ("No front matter", "look-behind", TextUnreadable),
        (write_lesson(replace(shipped(), id="other")), "look-behind", NameDiffers),
        ("---\nid: look-behind\n---\n", "look-behind", TextUnreadable),
    ],
)
async def test_nothing_of_a_file_is_taken_that_cannot_be_used(
    cast: Cast, text: str, lesson: str, refused: type[Refusal]
):
    with pytest.raises(refused):
        await publish(cast.piotr, text, lesson)


async def test_a_lesson_needs_its_track(cast: Cast):
    with pytest.raises(TrackMissing):
        await publish(cast.piotr, write_lesson(shipped()), track="nowhere")


async def test_a_track_gives_no_right_that_nobody_knows(cast: Cast):
    track = read_track((FILE.parent / "track.md").read_text(encoding="utf-8"))
    with pytest.raises(RightUnknown):
        await publish(cast.piotr, write_track(replace(track, unlocks=("administer",))), "")


async def test_only_owners_publish(cast: Cast):
    for member in (cast.ana, cast.tomek, cast.olga):
        with pytest.raises(NotAllowed):
            await publish(member, write_lesson(replace(shipped(), title="Mine")))


HOSTILE = (
    '<img src=x onerror="alert(1)">',
    "[tap](javascript:alert(1))",
    "<script>alert(1)</script>",
    "<a href='x' onclick='alert(1)'>x</a>",
    "![x](javascript:alert(1))",
)


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_of_a_file_are_only_words(cast: Cast, hands: Hands, words: str):
    text = replace(shipped(), cards=(TextCard("one", words, f"Before {words} after"), *shipped().cards[1:]))
    await publish(cast.piotr, write_lesson(text))
    card = (await lesson(cast.ana, "look-behind")).cards[0]
    assert "<script" not in card.text
    assert "<img" not in card.text
    assert "<a " not in card.text or "javascript" not in card.text.partition("<a ")[2].partition(">")[0]
