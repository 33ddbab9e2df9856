"""What a learning record store outside is told, if the company wants that: once, whatever happens on the way."""

from collections.abc import AsyncIterator

import pytest
from ralph.models.xapi.base.statements import BaseXapiStatement
from sqlmodel import func, select

from advocacy_app import config
from advocacy_app.db import reading, transaction
from advocacy_app.jobs.runner import deliver_all
from advocacy_app.jobs.statements import send_statements
from advocacy_app.models import Member, Statement
from advocacy_app.services import me, privacy, statements
from tests import factories, outdoors
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.training.stories import answer, given, learn_all, leave, lesson, names, wrong
from tests.support.lrs import DAWDLE, FORGET, Store, running_store

pytestmark = BOTH
VERBS = "http://adlnet.gov/expapi/verbs/"


@pytest.fixture
async def store(db: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Store]:
    """A store that the company has configured."""
    async with running_store() as found:
        monkeypatch.setenv("ADVOCACY_XAPI_URL", found.url)
        config.settings.cache_clear()
        outdoors.install(lrs=found.lrs())
        yield found


async def waiting() -> int:
    async with reading() as session:
        return (await session.exec(select(func.count()).select_from(Statement))).one()


async def told(store: Store) -> list[dict]:
    await deliver_all()
    await send_statements()
    return list(store.statements.values())


async def test_nobody_is_told_anything_unless_the_company_wants_it(cast: Cast, hands: Hands):
    await learn_all(cast.ana)
    await deliver_all()
    assert await waiting() == 0
    async with reading() as session:
        assert (await me.seen_as(session, factories.viewer(cast.ana))).told_to == ""


async def test_a_whole_track_is_told_in_statements_that_fit_the_specification(cast: Cast, hands: Hands, store: Store):
    first = (await names())[0]
    await leave(cast.ana, first, 1, hands())
    await learn_all(cast.ana)
    found = await told(store)
    verbs = [each["verb"]["id"].removeprefix(VERBS) for each in found]
    assert {"initialized", "answered", "completed", "passed"} == set(verbs)
    assert verbs.count("completed") == len(await names())
    assert verbs.count("passed") == len(await names()) + 1
    for each in found:
        BaseXapiStatement.model_validate(each)
    assert await waiting() == 0


async def test_a_person_has_no_name_out_there(cast: Cast, hands: Hands, store: Store):
    await learn_all(cast.ana)
    await learn_all(cast.bruno)
    found = await told(store)
    assert len({each["actor"]["account"]["name"] for each in found}) == 2
    for secret in (cast.ana.id, cast.ana.name, cast.ana.email, cast.ana.account):
        assert str(secret) not in str(found)


async def test_an_answer_says_whether_it_was_right_not_what_it_was(cast: Cast, hands: Hands, store: Store):
    first = (await names())[0]
    question = (await lesson(cast.ana, first)).questions[0]
    await answer(cast.ana, first, given(question, wrong(question)))
    (only,) = await told(store)
    assert only["result"] == {"success": False}


@pytest.mark.parametrize("trouble", [500, 503, 401, 302, DAWDLE])
async def test_a_store_in_trouble_is_tried_again_ever_more_slowly(
    cast: Cast, hands: Hands, store: Store, trouble: int | str
):
    await leave(cast.ana, (await names())[0], 1, hands())
    store.moods = [trouble, trouble, trouble]
    for minutes in (0, 1, 2, 4):
        assert not store.statements
        if trouble == DAWDLE:
            outdoors.install(lrs=store.lrs(seconds=0.3 if store.moods else 60))
        hands.forward(minutes=minutes)
        await told(store)
    assert len(store.statements) == 1
    assert await waiting() == 0


async def test_an_answer_that_got_lost_leaves_one_statement_not_two(cast: Cast, hands: Hands, store: Store):
    await leave(cast.ana, (await names())[0], 1, hands())
    store.moods = [FORGET]
    await told(store)
    assert await waiting() == 1
    hands.forward(minutes=1)
    await told(store)
    assert (len(store.statements), len(store.asked), await waiting()) == (1, 2, 0)


async def test_what_the_store_will_never_take_waits_for_a_human_and_holds_nothing_up(
    cast: Cast, hands: Hands, store: Store
):
    first, second = (await names())[:2]
    await leave(cast.ana, first, 1, hands())
    await deliver_all()
    hands.forward(seconds=1)
    await leave(cast.ana, second, 1, hands())
    store.moods = [400]
    await told(store)
    hands.forward(days=30)
    await told(store)
    assert (len(store.statements), await waiting()) == (1, 1)


async def test_a_worker_that_died_in_the_middle_leaves_nothing_untold(cast: Cast, hands: Hands, store: Store):
    await leave(cast.ana, (await names())[0], 1, hands())
    await deliver_all()
    async with transaction() as session:
        assert len(await statements.due(session)) == 1
    await send_statements()
    assert not store.statements
    hands.forward(minutes=6)
    await send_statements()
    assert len(store.statements) == 1


async def test_erasing_a_person_takes_what_was_not_told_yet(cast: Cast, hands: Hands, store: Store):
    await leave(cast.ana, (await names())[0], 1, hands())
    await deliver_all()
    async with transaction() as session:
        await privacy.erase(session, await session.get_one(Member, cast.ana.id))
    assert await waiting() == 0


async def test_people_read_where_their_learning_is_told(cast: Cast, hands: Hands, store: Store):
    async with reading() as session:
        assert (await me.seen_as(session, factories.viewer(cast.ana))).told_to == "127.0.0.1"
