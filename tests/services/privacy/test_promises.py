"""The three sentences of the page about privacy, each held to the code."""

import re
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from advocacy_app import bootstrap, models, own_data
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.services import feed, identity, leaderboards, notifications
from tests import factories
from tests.cast import Cast
from tests.services.leaderboards.stories import colleagues, gains

PRODUCT = Path(models.__file__).parents[1]
SOURCES = sorted(PRODUCT.rglob("*.py"))


async def _choose(member: Member, visibility: str, nickname: str = "") -> None:
    async with transaction() as session:
        row = await session.get_one(Member, member.id)
        await identity.choose_visibility(session, row, visibility, nickname)


@pytest.mark.parametrize(
    ("visibility", "nickname", "shown"),
    [("name", "", "Ana Kralj"), ("nickname", "Kestrel", "Kestrel"), ("hidden", "", "A colleague")],
)
async def test_line_1_you_choose_how_others_see_you(cast: Cast, visibility: str, nickname: str, shown: str) -> None:
    await gains(cast.ana, 5)
    await colleagues(1, 2, 3, 4, 6, 7)
    async with transaction() as session:
        post = await factories.card(session, author_id=cast.ana.id)
        await notifications.notify(session, cast.ines.id, "shared", "s", member=cast.ana.id, card=post.id)

    await _choose(cast.ana, visibility, nickname)

    viewer = factories.viewer(cast.ines)
    async with reading() as session:
        assert (await feed.card(session, viewer, post.slug)).author.name == shown
        assert (await notifications.inbox(session, viewer))[0].title == f"{shown} shared your post"
        board = await leaderboards.board(session, viewer, "week")
    on_board = {standing.face.name for standing in board.top}
    assert on_board & {"Ana Kralj", "Kestrel"} == {shown} - {"A colleague"}


def test_line_2_no_query_asks_who_did_not_share() -> None:
    """No outer join to shares and no "not in" over their members: the list cannot be made, so nobody gets it."""
    absent = re.compile(r"outerjoin\(\s*Share\b|not_in\(\s*select\(Share\.member_id|isouter=True")
    assert [str(file) for file in SOURCES if absent.search(file.read_text())] == []


def test_line_2_a_list_of_members_says_nothing_of_what_they_did() -> None:
    held = set(SQLModel.metadata.tables["member"].columns.keys())
    assert not held & {"shares", "last_shared_at", "seen_at", "active_at", "points"}


@pytest.mark.parametrize("private", ["Seen", "Saved", "NotForMe", "MemberNetwork"])
def test_what_was_seen_saved_or_told_of_networks_is_read_by_its_own_capability_only(private: str) -> None:
    """The page says that the company never sees it."""
    readers = {file.parent.name for file in SOURCES if re.search(rf"\b{private}\b", file.read_text())}
    assert readers <= {"feed", "sharing", "models", "privacy", "demo", "busy"}


def test_no_table_keeps_an_address_of_the_net() -> None:
    columns = {c.name for table in SQLModel.metadata.tables.values() for c in table.columns}
    assert not columns & {"ip", "ip_address", "remote_addr", "user_agent", "agent"}


async def test_line_3_any_member_can_take_their_data_and_go_without_anyone_allowing_it(cast: Cast) -> None:
    """The routes ask for a session and nothing else; see tests/routes/test_own_data.py for the way there."""
    bootstrap.prepare()
    for member in (cast.ana, cast.tomek, cast.ines):
        assert await own_data.export_member(member.id, actor=member.id)
        await own_data.erase_member(member.id, actor=member.id)
    async with reading() as session:
        assert await session.get(Member, cast.ines.id) is None
