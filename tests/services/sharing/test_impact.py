import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member, Thanks
from advocacy_app.read_models.sharing import Impact, MyShare
from advocacy_app.services import sharing
from advocacy_app.services.errors import NotFound
from advocacy_app.services.sharing import ClickClass
from advocacy_app.services.sharing.rules import estimated_reach
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.sharing.stories import a_card, begin, hit, record, say


async def impact_of(member: Member) -> Impact:
    async with reading() as session:
        return await sharing.impact(session, factories.viewer(member))


async def shares_of(member: Member) -> tuple[MyShare, ...]:
    async with reading() as session:
        return (await sharing.my_shares(session, factories.viewer(member))).shares


async def tell(member: Member, **sizes: str) -> None:
    async with transaction() as session:
        await sharing.keep_network_sizes(session, factories.viewer(member), sizes)


@pytest.mark.parametrize(
    ("shares", "sizes", "reach"),
    [
        ({"linkedin": 1}, {"linkedin": 500}, (10, 40)),
        ({"linkedin": 3, "x": 1}, {"linkedin": 480, "x": 120}, (31, 120)),
        ({"native": 2}, {"linkedin": 400, "facebook": 200}, (12, 48)),
        ({"whatsapp": 5}, {"linkedin": 400}, (0, 0)),
        ({"whatsapp": 5}, {"linkedin": 400, "whatsapp": 20}, (2, 8)),
        ({"linkedin": 90}, {"linkedin": 1_234}, (2_200, 8_900)),
        ({"linkedin": 3}, {}, None),
        ({}, {"linkedin": 500}, (0, 0)),
    ],
)
def test_reach_is_a_range_of_two_to_eight_per_cent_of_the_own_network(
    shares: dict[str, int], sizes: dict[str, int], reach: tuple[int, int] | None
):
    assert estimated_reach(shares, sizes) == reach


@BOTH
async def test_visits_visitors_machines_and_own_clicks_are_told_apart(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card("The dryer"))
    await record(
        hit(share),
        hit(share, ip="198.51.100.9"),
        hit(share, ClickClass.DUPLICATE, ip="198.51.100.9"),
        hit(share, ClickClass.BOT),
        hit(share, ClickClass.UNFURL),
        hit(share, ClickClass.SELF),
    )
    mine = await impact_of(cast.ana)
    assert (mine.shares, mine.visits, mine.visitors, mine.machines, mine.own) == (1, 3, 2, 2, 1)
    [latest] = await shares_of(cast.ana)
    assert (latest.title, latest.visits, latest.visitors, latest.machines) == ("The dryer", 3, 2, 2)
    assert (latest.evidence, latest.evidence_text, latest.kind) == ("clicked", "Link clicked", "me click")
    assert latest.can_give


@BOTH
async def test_reach_is_unknown_until_a_network_is_told_and_then_a_range(cast: Cast, hands: Hands):
    await say(cast.ana, await a_card(), network="linkedin")
    assert (await impact_of(cast.ana)).reach == ""
    await tell(cast.ana, linkedin="800")
    assert (await impact_of(cast.ana)).reach == "16–64"


@BOTH
async def test_only_shares_that_went_out_and_only_my_own_appear(cast: Cast, hands: Hands):
    await begin(cast.ana, await a_card())
    await say(cast.maja, await a_card())
    mine = await impact_of(cast.ana)
    assert (mine.shares, mine.strokes, await shares_of(cast.ana)) == (0, (), ())


@BOTH
async def test_thanks_for_my_own_posts_count_but_not_those_from_myself(cast: Cast, hands: Hands):
    card = await a_card(author_id=cast.ana.id)
    async with transaction() as session:
        session.add_all([Thanks(card_id=card.id, member_id=m.id, at=hands()) for m in (cast.ana, cast.maja)])
    assert (await impact_of(cast.ana)).thanks == 1


@BOTH
async def test_strokes_tell_how_sure_we_are(cast: Cast, hands: Hands):
    for _ in range(2):
        await say(cast.ana, await a_card())
    await record(hit(await say(cast.ana, await a_card())))
    mine = await impact_of(cast.ana)
    assert [stroke.kind for stroke in mine.strokes] == ["me said", "me said", "me click"]
    assert mine.strokes_text == "Said so: 2 · Link clicked: 1"


@BOTH
async def test_the_list_goes_on_where_a_page_ended_and_nothing_comes_twice(cast: Cast, hands: Hands):
    card = await a_card()
    for _ in range(25):
        await say(cast.ana, card)
    viewer = factories.viewer(cast.ana)
    async with reading() as session:
        first = await sharing.my_shares(session, viewer)
        second = await sharing.my_shares(session, viewer, first.after)
    assert (len(first.shares), len(second.shares), second.after) == (20, 5, "")
    assert len({share.id for share in (*first.shares, *second.shares)}) == 25


async def test_only_web_addresses_are_shown_as_those_of_posts(cast: Cast):
    share = await say(cast.ana, await a_card())
    async with transaction() as session:
        session.add(share)
        share.post_url, share.post_given_at = "javascript:alert(1)", share.made_at
    async with reading() as session:
        [to_see] = await sharing.posts_to_see(session, factories.viewer(cast.ines))
    [mine] = await shares_of(cast.ana)
    assert (mine.post_url, to_see.url) == ("", "")


@BOTH
async def test_the_address_of_a_post_can_be_put_right_until_a_colleague_has_looked(cast: Cast, hands: Hands):
    share, ana = await say(cast.ana, await a_card()), factories.viewer(cast.ana)
    for post in ("https://www.linkedin.com/posts/ana-1", "https://www.linkedin.com/posts/ana-2"):
        async with transaction() as session:
            await sharing.give_post_address(session, ana, share.id, post)
        [mine] = await shares_of(cast.ana)
        assert (mine.post_url, mine.can_give, mine.seen) == (post, True, False)
    async with transaction() as session:
        await sharing.see_post(session, factories.viewer(cast.ines), share.id, mine.post_url)
    [mine] = await shares_of(cast.ana)
    assert (mine.can_give, mine.seen) == (False, True)


@BOTH
async def test_a_share_of_somebody_else_cannot_be_asked_about(cast: Cast, hands: Hands):
    share = await say(cast.maja, await a_card())
    async with reading() as session:
        with pytest.raises(NotFound):
            await sharing.my_share(session, factories.viewer(cast.ana), share.id)


@BOTH
async def test_sizes_are_read_as_people_write_them_and_an_empty_field_forgets(cast: Cast, hands: Hands):
    await tell(cast.ana, linkedin="1,250", facebook="1.250", x="1 250", bluesky="")
    async with reading() as session:
        told = {one.key: one.size for one in await sharing.network_sizes(session, factories.viewer(cast.ana))}
    assert told["linkedin"] == told["facebook"] == told["x"] == "1250"
    assert told["bluesky"] == ""
    await tell(cast.ana)
    assert (await impact_of(cast.ana)).reach == ""


@BOTH
@pytest.mark.parametrize("typed", ["many", "-3", "1e6", "99999999", "¹²", "1" * 300])
async def test_what_is_no_number_of_people_is_refused_and_changes_nothing(cast: Cast, hands: Hands, typed: str):
    await say(cast.ana, await a_card(), network="linkedin")
    await tell(cast.ana, linkedin="800")
    with pytest.raises(sharing.SizeNotUnderstood):
        await tell(cast.ana, linkedin="900", facebook=typed)
    assert (await impact_of(cast.ana)).reach == "16–64"
