"""Guidelines as documents: begun with a template, published in versions, accepted once for each major one."""

import pytest
from sqlalchemy import text
from sqlmodel import select

from advocacy_app.db import Session, reading, transaction
from advocacy_app.models import GuidelineAcceptance, GuidelineAsk, GuidelineDraft, Notice
from advocacy_app.read_models.guidelines import GuidelinePage
from advocacy_app.services import guidelines, notifications
from advocacy_app.services.errors import NotAllowed, TooLong
from advocacy_app.services.guidelines import Text
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.questions import counted

pytestmark = BOTH
SLUG = "social-media-policy"
WORDS = "## Who is speaking? {#speaking .pairs}\n\n- [x] Say that you work here\n- [ ] Speak for the company"


async def published(cast: Cast, body: str = WORDS, *, major: bool = True) -> str:
    """A version of the policy with these words, in English alone; returns its number."""
    viewer = factories.viewer(cast.ines)
    async with transaction() as session:
        if not await guidelines.guidelines(session, viewer) and not await drafts(session):
            await guidelines.start(session, viewer, SLUG)
            for language in ("it", "sl", "pl", "da"):
                await guidelines.leave_out(session, viewer, SLUG, language)
        seen = (await guidelines.desk(session, viewer, SLUG)).seen
        await guidelines.write(session, viewer, SLUG, Text("Our policy", body), seen=seen)
        version = await guidelines.publish(session, viewer, SLUG, "Something new", major=major)
    return f"{version.major}.{version.minor}"


async def drafts(session: Session) -> int:
    return len((await session.exec(select(GuidelineDraft))).all())


async def accept(cast: Cast, version: str = "") -> bool:
    async with transaction() as session:
        return await guidelines.accept(session, factories.viewer(cast.ana), SLUG, version)


async def page(cast: Cast) -> GuidelinePage:
    async with reading() as session:
        return await guidelines.guideline(session, factories.viewer(cast.ana), SLUG)


async def test_a_template_begins_in_every_language_with_the_companys_name_filled_in(cast: Cast):
    async with transaction() as session:
        await guidelines.start(session, factories.viewer(cast.ines), SLUG)
        desk = await guidelines.desk(session, factories.viewer(cast.ines), SLUG)
    assert [tongue.code for tongue in desk.tongues] == ["en", "it", "sl", "pl", "da"]
    assert "{company}" not in desk.body
    assert "Lindhall" in desk.body
    assert [blank.name for blank in desk.blanks][:2] == ["contact", "working_time_rule"]


async def test_nothing_is_published_while_words_in_braces_wait(cast: Cast):
    viewer = factories.viewer(cast.ines)
    async with transaction() as session:
        await guidelines.start(session, viewer, SLUG)
        with pytest.raises(guidelines.BlanksLeft) as no:
            await guidelines.publish(session, viewer, SLUG, "", major=True)
    assert no.value.words["names"] == "Contact person, Posting in working hours: the rule, Press contact"


async def test_every_blank_of_a_template_is_asked_for_in_words(cast: Cast):
    viewer = factories.viewer(cast.ines)
    async with transaction() as session:
        begun = [await guidelines.start(session, viewer, each) for each in ("social-media-policy", "brand-style-guide")]
        desks = [await guidelines.desk(session, viewer, each) for each in begun]
    labels = [blank.label for desk in desks for blank in desk.blanks]
    assert (len(labels) > 10, [label for label in labels if not label[0].isupper()]) == (True, [])


async def test_a_name_is_filled_in_everywhere_and_a_sentence_in_its_own_language(cast: Cast):
    viewer = factories.viewer(cast.ines)
    async with transaction() as session:
        await guidelines.start(session, viewer, SLUG)
        await guidelines.fill_in(session, viewer, SLUG, "pl", {"contact": "Ola", "working_time_rule": "Tak."})
        english, polish = [await guidelines.desk(session, viewer, SLUG, code) for code in ("en", "pl")]
    assert "contact" not in {blank.name for blank in english.blanks}
    assert "working_time_rule" in {blank.name for blank in english.blanks}
    assert "Tak." in polish.body


async def test_a_slip_is_named_with_its_line_and_keeps_the_draft_from_being_published(cast: Cast):
    await published(cast)
    with pytest.raises(guidelines.TextUnreadable) as no:
        await published(cast, WORDS + "\n\n## Another {#another .huh}\n\nWords.")
    assert no.value.words == {"draft": "en", "line": 6}


async def test_a_major_version_asks_again_and_a_minor_one_does_not(cast: Cast, hands: Hands):
    assert await published(cast) == "1.0"
    assert await accept(cast)
    assert not (await page(cast)).again
    assert await published(cast, WORDS + " ever", major=False) == "1.1"
    assert not (await page(cast)).again
    assert await published(cast, WORDS + " again", major=True) == "2.0"
    shown = await page(cast)
    assert (shown.again, shown.changed) == (True, "Something new")


async def test_who_accepts_is_written_down_once_with_version_and_time(cast: Cast, hands: Hands):
    await published(cast)
    assert [await accept(cast), await accept(cast)] == [True, False]
    async with reading() as session:
        [kept] = (await session.exec(select(GuidelineAcceptance))).all()
    assert (kept.subject, kept.major, kept.at) == (f"member:{cast.ana.id}", 1, hands())


async def test_a_version_that_came_meanwhile_is_not_accepted_unread(cast: Cast):
    await published(cast)
    await published(cast, WORDS + " again")
    assert not await accept(cast, "1.0")
    assert (await page(cast)).again


@pytest.mark.parametrize("deed", ["UPDATE guidelineacceptance SET major = 9", "DELETE FROM guidelineacceptance"])
async def test_the_database_itself_keeps_acceptances(cast: Cast, deed: str):
    await published(cast)
    await accept(cast)
    with pytest.raises(Exception, match="append-only"):
        async with transaction() as session:
            await session.exec(text(deed))  # type: ignore[call-overload]


async def test_going_back_is_a_new_version_with_the_words_of_then(cast: Cast):
    await published(cast)
    await accept(cast)
    await published(cast, WORDS.replace("Speak for", "Decide for"))
    viewer = factories.viewer(cast.ines)
    async with transaction() as session:
        first = (await guidelines.desk(session, viewer, SLUG)).versions[-1]
        await guidelines.publish_again(session, viewer, SLUG, first.id)
    shown = await page(cast)
    assert (shown.version, shown.again) == ("3.0", True)
    assert "Speak for the company" in shown.parts[0].pairs[0].dont.html


async def test_the_same_words_are_not_published_twice(cast: Cast):
    await published(cast)
    with pytest.raises(guidelines.NothingToPublish):
        await published(cast)


async def test_two_writers_never_overwrite_each_other(cast: Cast, hands: Hands):
    await published(cast)
    async with reading() as session:
        seen = (await guidelines.desk(session, factories.viewer(cast.ines), SLUG)).seen
    hands.forward(minutes=1)
    async with transaction() as session:
        await guidelines.write(session, factories.viewer(cast.piotr), SLUG, Text("Ours", WORDS), seen=seen)
    with pytest.raises(guidelines.DraftChanged):
        async with transaction() as session:
            await guidelines.write(session, factories.viewer(cast.ines), SLUG, Text("Mine", WORDS), seen=seen)


async def test_only_those_who_run_the_programme_write(cast: Cast):
    for member in (cast.ana, cast.tomek, cast.olga):
        with pytest.raises(NotAllowed):
            async with transaction() as session:
                await guidelines.start(session, factories.viewer(member), SLUG)


async def test_a_language_without_a_text_gets_another_and_is_told(cast: Cast):
    await published(cast)
    async with reading() as session:
        shown = await guidelines.guideline(session, factories.viewer(cast.lena), SLUG)
    assert (shown.language, shown.elsewhere) == ("en", True)


async def test_only_what_was_opened_is_public(cast: Cast):
    await published(cast)
    async with transaction() as session:
        with pytest.raises(guidelines.GuidelineGone):
            await guidelines.public_guideline(session, SLUG, "en")
        await guidelines.open_to_public(session, factories.viewer(cast.ines), SLUG, public=True)
        assert (await guidelines.public_guideline(session, SLUG, "pl")).title == "Our policy"


async def test_hostile_markdown_stays_text(cast: Cast):
    words = "Words <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>"
    await published(cast, f"## A <b>b</b> {{#a .text}}\n\n{words}")
    [part] = (await page(cast)).parts
    assert "<script" not in part.html
    assert "<img" not in part.html
    assert 'href="javascript' not in part.html


async def test_everybody_who_works_here_is_asked_once_and_reminded_after_a_year(cast: Cast, hands: Hands):
    await published(cast)
    await accept(cast)
    assert await rounds() == 6  # not ana, who accepted, not jakob, who left, and not olga, who is a guest
    assert await rounds() == 0
    hands.forward(days=366)
    assert await rounds() == 1
    assert await rounds() == 0
    async with reading() as session:
        kinds = (await session.exec(select(Notice.kind).where(Notice.member_id == cast.ana.id))).all()
        years = (await session.exec(select(GuidelineAsk.year).where(GuidelineAsk.member_id == cast.ana.id))).all()
    assert (kinds, years) == (["guideline_year"], [1])


async def rounds() -> int:
    async with transaction() as session:
        return await notifications.ask_to_accept(session)


async def test_the_notice_says_which_guideline_in_ones_own_language_if_there_is_one(cast: Cast, hands: Hands):
    await published(cast)
    await rounds()
    async with reading() as session:
        told = [await notifications.inbox(session, factories.viewer(who)) for who in (cast.ana, cast.maja)]
    assert [notice.text for [notice] in told] == [
        "Our policy. A few minutes, and you know where you stand.",
        "Our policy. Nekaj minut in veš, pri čem si.",
    ]


async def test_what_is_too_long_is_refused_and_not_cut_off(cast: Cast):
    viewer = factories.viewer(cast.ines)
    await published(cast)
    async with transaction() as session:
        body = (await guidelines.desk(session, viewer, SLUG)).body
        with pytest.raises(TooLong):
            await guidelines.fill_in(session, viewer, SLUG, "en", {"contact": "x" * 301})
        seen = (await guidelines.desk(session, viewer, SLUG)).seen
        await guidelines.write(session, viewer, SLUG, Text("Another title", body), seen=seen)
        with pytest.raises(TooLong):
            await guidelines.publish(session, viewer, SLUG, "x" * 301, major=False)
    assert (await page(cast)).title == "Our policy"


async def test_more_guidelines_and_versions_are_no_more_questions(cast: Cast):
    viewer, asked_for = factories.viewer(cast.ines), list[int]()
    await published(cast)
    for begin in ("", "brand-style-guide"):
        if begin:
            await published(cast, f"{WORDS} alone")
            async with transaction() as session:
                await guidelines.start(session, viewer, begin)
        with counted() as asked:
            async with reading() as session:
                listed, _ = await guidelines.desk_list(session, viewer)
                await guidelines.desk(session, viewer, SLUG)
        asked_for.append(len(asked))
    assert asked_for[0] == asked_for[1]
    assert [(row.slug, row.version) for row in listed] == [(SLUG, "2.0"), ("brand-style-guide", "")]
