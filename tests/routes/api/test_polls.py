"""Answers from the phone's outbox: counted once, and kept nowhere else, not even as a fingerprint of the request."""

from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import PollTally, RequestKey
from advocacy_app.services import polls
from tests import factories
from tests.callers import Call
from tests.cast import Cast


async def test_the_outbox_may_send_it_twice_and_no_key_of_it_is_kept(cast: Cast, browser_of: Call):
    ines = factories.viewer(cast.ines)
    async with transaction() as session:
        poll = await polls.draft(session, ines, "when")
        await polls.open_poll(session, ines, poll)
    ana = await browser_of(cast.ana)
    for picked in (2, 3):
        said = {"answers": [{"question": 0, "answer": picked}]}
        answer = await ana.post(f"/api/v1/polls/{poll}/answers", json=said, headers={"idempotency-key": "phone-0001"})
        assert answer.status_code == 204
    async with reading() as session:
        tallies = (await session.exec(select(PollTally).where(PollTally.n > 0))).all()
        keys = (await session.exec(select(RequestKey))).all()
    assert ([(one.option, one.n) for one in tallies], keys) == ([(2, 1)], [])
