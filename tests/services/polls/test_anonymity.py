"""Nobody can compute what a group of fewer than five answered, and the database does not know who said what."""

from collections import Counter

import pytest
from sqlalchemy import text

from advocacy_app.db import engine, reading, transaction
from advocacy_app.services import polls
from advocacy_app.services.polls.rules import LEAST, REST, settled
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.polls.attacker import besiege, populations


def test_an_attacker_who_sees_every_result_deduces_no_group_under_five():
    siege = besiege(400)
    assert (siege.broken, siege.found > siege.seen > 0) == ([], True)


def test_what_is_kept_adds_up_to_what_was_answered_or_is_nothing():
    for people, dice in populations(200):
        said = Counter((place, dice.randrange(5)) for place in people.values() if dice.random() < 0.4)
        left = settled(dict(said))
        assert sum(left.values()) == (sum(said.values()) if sum(said.values()) >= LEAST else 0)


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({"a": 5, "b": 5}, {"a", "b"}),
        ({"a": 9, "b": 6, "c": 4}, {"a"}),
        ({"a": 9, "b": 3, "c": 2}, {"a"}),
        ({"a": 9, "b": 1}, set[str]()),
        ({"a": 9, "b": 0}, {"a"}),
        ({"a": 4}, set[str]()),
    ],
)
def test_the_smallest_group_joins_those_that_are_too_small(answers: dict[str, int], shown: set[str]):
    left = settled({(crowd, 0): n for crowd, n in answers.items()})
    assert {crowd for crowd, _ in left} - {REST} == shown


@BOTH
async def test_the_database_is_the_same_whoever_said_what(cast: Cast, hands: Hands):
    first = await _told(cast, {cast.ana.id: 0, cast.maja.id: 1})
    second = await _told(cast, {cast.ana.id: 1, cast.maja.id: 0})
    assert first == second


@BOTH
async def test_an_answer_changes_one_seat_and_the_tallies_and_nothing_else(cast: Cast, hands: Hands):
    poll = await _opened(cast)
    before = await _everything()
    async with transaction() as session:
        await polls.answer(session, factories.viewer(cast.ana), poll, {0: 2})
    after = await _everything()
    assert {table for table, rows in after.items() if rows != before[table]} == {"pollseat", "polltally"}


@BOTH
async def test_the_order_of_rows_does_not_tell_the_order_of_answers(cast: Cast, hands: Hands):
    poll = await _opened(cast)
    before = await _stored()
    people = [cast.tomek, cast.ana, cast.piotr, cast.maja, cast.olga]
    for at, member in enumerate(people):
        async with transaction() as session:
            await polls.answer(session, factories.viewer(member), poll, {0: at % 4})
    assert await _stored() == before


async def _opened(cast: Cast) -> str:
    ines = factories.viewer(cast.ines)
    async with transaction() as session:
        poll = await polls.draft(session, ines, "more_of")
        await polls.open_poll(session, ines, poll)
    return poll


async def _told(cast: Cast, said: dict[str, int]) -> list[tuple[object, ...]]:
    poll = await _opened(cast)
    for member in (cast.ana, cast.maja):
        async with transaction() as session:
            await polls.answer(session, factories.viewer(member), poll, {0: said[member.id]})
    async with reading() as session:
        seats = text("SELECT member_id, crowd, answered FROM pollseat WHERE poll_id = :poll")
        tallies = text("SELECT question, option, crowd, n FROM polltally WHERE poll_id = :poll")
        rows = [(await session.exec(one, params={"poll": poll})).all() for one in (seats, tallies)]  # type: ignore[call-overload]
    return [tuple(sorted(map(tuple, found))) for found in rows]


async def _everything() -> dict[str, list[str]]:
    async with engine().connect() as connection:
        asked = "SELECT name FROM sqlite_master WHERE type = 'table'"
        if engine().dialect.name == "postgresql":
            asked = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        names = [name for (name,) in (await connection.execute(text(asked))).all() if "search" not in name]
        return {
            name: sorted(str(tuple(row)) for row in (await connection.execute(text(f'SELECT * FROM "{name}"'))).all())
            for name in names
        }


async def _stored() -> list[object]:
    """What the storage says about order: SQLite numbers no rows here, PostgreSQL has one writer of all tallies."""
    async with engine().connect() as connection:
        if engine().dialect.name == "postgresql":
            writers = await connection.execute(text("SELECT count(DISTINCT xmin::text) FROM polltally"))
            return [writers.scalar_one()]
        kinds = await connection.execute(text("SELECT name, wr FROM pragma_table_list WHERE name LIKE 'poll%'"))
        bare = dict(map(tuple, kinds.all()))
        keys = [(await connection.execute(text(f"SELECT * FROM {name}"))).all() for name in ("pollseat", "polltally")]
        return [bare["pollseat"], bare["polltally"], [[tuple(row)[:2] for row in rows] for rows in keys]]
