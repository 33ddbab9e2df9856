"""What administrators and owners do is written down, cannot be changed, and reads like a sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, delete, update

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import LANGUAGES
from advocacy_app.i18n.catalogue import catalogue
from advocacy_app.models import AuditEntry, Card, Comment, Member
from advocacy_app.models.photo import VERDICTS
from advocacy_app.models.reward import ORDER_STATES
from advocacy_app.own_data import erase_member, export_member
from advocacy_app.read_models.people import DeedPage, InviteOffer
from advocacy_app.services import content, feed, identity, points
from advocacy_app.services.campaigns.rules import DEEDS as STEPS
from advocacy_app.services.content.rules import DEEDS as MOVES
from advocacy_app.services.errors import NotAllowed
from advocacy_app.services.identity.log import A_PAGE, VARIANTS, sentence
from advocacy_app.services.points.rules import Rule
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.content.stories import drafted, moved
from tests.services.points.stories import entries, share

BOOLEANS = ("true", "false")
KINDS: dict[str, tuple[str, ...]] = {
    "campaign_moved": tuple(name for name in STEPS if name not in {"save", "duplicate", "delete"}),
    "card_moved": tuple(name for name in MOVES if name not in {"save", "pause", "duplicate", "delete"}),
    "source_changed": BOOLEANS,
    "comment_decided": BOOLEANS,
    "appeal_decided": BOOLEANS,
    "post_decided": BOOLEANS,
    "photo_judged": VERDICTS,
    "order_moved": tuple(state for state in ORDER_STATES if state != "asked"),
    "kudos_decided": BOOLEANS,
    "fair_play_decided": ("fine", "taken_back"),
}


def test_every_deed_has_its_sentences():
    assert KINDS.keys() == VARIANTS.keys()
    plain = {f"audit.{deed}" for deed in identity.DEEDS - KINDS.keys()}
    several = {sentence(deed, {VARIANTS[deed]: kind}) for deed, kinds in KINDS.items() for kind in kinds}
    assert sorted((plain | several) - catalogue("en").keys()) == []


def test_every_deed_that_is_recorded_is_known():
    assert sorted(recorded() - identity.DEEDS) == []


def recorded() -> set[str]:
    """The third argument of every ``audit(session, actor, "deed", …)``."""

    def calls(file: Path) -> Iterator[str]:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "audit":
                deed = node.args[2]
                if isinstance(deed, ast.Constant):
                    yield str(deed.value)

    return {deed for file in Path(identity.__path__[0]).parents[1].rglob("*.py") for deed in calls(file)}


async def read(cast: Cast, language: str = "en", before: str = "") -> DeedPage:
    cast.ines.language = language
    async with reading() as session:
        return await identity.deeds(session, factories.viewer(cast.ines), before)


async def told(cast: Cast, language: str = "en") -> list[tuple[str, str]]:
    """Who did what, oldest first."""
    page = await read(cast, language)
    return [(row.who.name, row.words) for day in page.days for row in day.rows][::-1]


@BOTH
async def test_deeds_to_people_are_told(cast: Cast, hands: Hands):
    admin = factories.viewer(cast.ines)
    async with transaction() as session:
        nina = await identity.enrol(session, admin, name="Nina Nova", role="champion")
        await identity.change_role(session, await session.get_one(Member, cast.ana.id), "campaign_owner", admin)
        await identity.deactivate(session, await session.get_one(Member, cast.tomek.id), None)
        await identity.hand_link(session, admin, nina.id)
        await identity.make_invite(session, admin, InviteOffer(label="Canteen"))
    assert await told(cast) == [
        ("Inês Duarte", "Added Nina Nova (Champion)"),
        ("Inês Duarte", "Changed the role of Ana Kralj: Colleague → Campaign owner"),
        ("Command line", "Deactivated Tomek Nowak"),
        ("Inês Duarte", "Made a sign-in link for Nina Nova"),
        ("Inês Duarte", "Made an invite: Canteen (Colleague)"),
    ]


@BOTH
async def test_deeds_to_posts_are_told(cast: Cast, hands: Hands):
    slug = await drafted(cast.piotr, title="Steam from the roaster")
    slug = await moved(cast.piotr, slug, "publish")
    await moved(cast.piotr, slug, "pause", "resume")
    async with transaction() as session:
        await content.add_caption(session, factories.viewer(cast.piotr), slug, "Warm air.", language="en")
    dropped = await drafted(cast.piotr)
    async with transaction() as session:
        await content.delete_card(session, factories.viewer(cast.piotr), dropped)
    assert [words for _, words in await told(cast)] == [
        "Published a post: Steam from the roaster",
        "Paused a post: Steam from the roaster",
        "Let a post go on: Steam from the roaster",
        "Changed a post: Steam from the roaster",
        "Deleted a draft",
    ]


@BOTH
async def test_a_picture_without_a_title_is_called_by_its_words(cast: Cast):
    async with transaction() as session:
        card = await factories.card(session, "", summary="Espresso from above")
        await identity.audit(session, cast.ines.id, "card_changed", f"card:{card.id}", state="live")
        await identity.audit(session, cast.ines.id, "card_changed", "card:gone", state="live")
    assert [words for _, words in await told(cast)] == [
        "Changed a post: Espresso from above",
        "Changed a post: deleted since",
    ]


@BOTH
async def test_decisions_about_points_and_comments_are_told(cast: Cast, hands: Hands):
    owner = factories.viewer(cast.piotr)
    shared = await share(cast.ana)
    (entry,) = await entries(cast.ana)
    async with transaction() as session:
        await points.change(session, owner, "share_said", Rule(amount=7))
        question = await points.appeal(session, factories.viewer(cast.ana), entry.id, "That was Tuesday.")
        await points.decide(session, owner, question, upheld=False, answer="It was Monday.")
        card = await session.get_one(Card, shared.card_id)
        comment = await feed.comment(session, factories.viewer(cast.maja), card.slug, "What?")
        await feed.report_comment(session, factories.viewer(cast.ana), comment, "unkind")
        await feed.decide_comment(session, owner, comment, show=True)
    assert [words for _, words in await told(cast)] == [
        "Changed a rule of points: A share earns 7 points",
        "Answered a question about points by Ana Kralj, nothing changed",
        "Showed a reported comment by Maja Kos again",
    ]
    async with reading() as session:
        assert await session.get(Comment, comment)


@pytest.mark.usefixtures("post")
async def test_who_was_erased_has_no_name_in_the_log_any_more(cast: Cast):
    await export_member(cast.tomek.id)
    await export_member(cast.ana.id, cast.tomek.id)
    await erase_member(cast.tomek.id)
    assert await told(cast) == [
        ("Command line", "Exported the data of a deleted account"),
        ("a deleted account", "Exported the data of Ana Kralj"),
        ("Command line", "Erased a deleted account"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_log_speaks_every_language(cast: Cast, language: str):
    async with transaction() as session:
        await identity.deactivate(session, await session.get_one(Member, cast.ana.id), factories.viewer(cast.ines))
    said = {
        "en": "Deactivated Ana Kralj",
        "it": "Disattivazione: Ana Kralj",
        "sl": "Deaktivacija: Ana Kralj",
        "pl": "Dezaktywacja: Ana Kralj",
        "da": "Deaktiverede Ana Kralj",
    }
    assert await told(cast, language) == [("Inês Duarte", said[language])]


async def test_pages_of_the_log_follow_each_other_by_day(cast: Cast, hands: Hands):
    async with transaction() as session:
        for _ in range(A_PAGE + 3):
            hands.forward(hours=5)
            await identity.audit(session, "", "card_deleted", "card:0")
    first = await read(cast)
    second = await read(cast, before=first.before)
    assert sum(len(day.rows) for day in first.days) == A_PAGE
    assert sum(len(day.rows) for day in second.days) == 3
    assert second.before == ""
    assert first.days[0].day == "27 November 2026"
    shown = [row.id for page in (first, second) for day in page.days for row in day.rows]
    assert shown == sorted(shown, reverse=True)


@pytest.mark.parametrize("who", ["ana", "tomek", "piotr", "olga"])
async def test_only_administrators_read_the_log(cast: Cast, who: str):
    async with reading() as session:
        with pytest.raises(NotAllowed):
            await identity.deeds(session, factories.viewer(getattr(cast, who)))


@BOTH
@pytest.mark.parametrize("change", [update(AuditEntry).values(actor=""), delete(AuditEntry)])
async def test_nothing_changes_a_line_of_the_log(cast: Cast, change: object):
    async with transaction() as session:
        await identity.audit(session, cast.ines.id, "card_deleted", "card:0")
    with pytest.raises(DBAPIError, match="append-only"):
        await _run(change)
    assert len(await told(cast)) == 1


async def _run(change: object) -> None:
    async with transaction() as session:
        await session.exec(change.where(col(AuditEntry.deed) == "card_deleted"))  # type: ignore[attr-defined]
