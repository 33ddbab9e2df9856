"""Balances written anew from the ledger, after it was filled in bulk."""

from sqlalchemy import text

from advocacy_app.db import Session
from advocacy_app.services.points.ledger import open_ledger

_ADDED_UP = """
    INSERT INTO balance (account, posted, pending)
    SELECT account, SUM(posted), SUM(pending) FROM (
        SELECT credit_account AS account,
               CASE WHEN phase IN ('direct', 'post') THEN amount ELSE 0 END AS posted,
               CASE phase WHEN 'pending' THEN amount WHEN 'direct' THEN 0 ELSE -amount END AS pending
        FROM transfer
        UNION ALL
        SELECT debit_account, CASE WHEN phase IN ('direct', 'post') THEN -amount ELSE 0 END, 0 FROM transfer
    ) AS moved WHERE account LIKE 'member:%' GROUP BY account"""


async def rebuild(session: Session) -> None:
    """Forget all balances and add the ledger up again."""
    await open_ledger(session)
    connection = await session.connection()
    await connection.execute(text("DELETE FROM balance"))
    await connection.execute(text(_ADDED_UP))
